/** The four graphs as production runs them. */
import type { HandmadeCheck } from '../../src/verify/evidence.ts';
import { signalGraph } from './signal.ts';
import { SIGNALS } from './signals.ts';

export interface LivenessGraph {
  readonly check: HandmadeCheck;
  readonly side: number;
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The same bytes on every machine. */
export function livenessGraphs(): readonly LivenessGraph[] {
  return SIGNALS.map((signal) => ({
    check: signal.check,
    side: signal.side,
    file: `liveness_${signal.check}.onnx`,
    bytes: signalGraph(signal),
  }));
}
