/** The four graphs as production runs them, from the code and the fitted constants beside it. */
import constants from './constants.json' with { type: 'json' };
import { type HandmadeCheck, scoreGraph } from './signal.ts';
import { SIGNALS } from './signals.ts';

export interface LivenessGraph {
  readonly check: HandmadeCheck;
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The same bytes on every machine. */
export function livenessGraphs(): readonly LivenessGraph[] {
  return SIGNALS.map((signal) => ({
    check: signal.check,
    file: `liveness_${signal.check}.onnx`,
    bytes: scoreGraph(signal, constants[signal.check]),
  }));
}
