/** One network, loaded once in its thread: pixels in, named outputs out. The only place that knows the runtime. */
import './no-telemetry.ts';

import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Pixels } from '../image/pixels.ts';
import type { ModelSpec } from './manifest.ts';
import { toTensor } from './to-tensor.ts';

export interface Model<Spec extends ModelSpec = ModelSpec> {
  readonly spec: Spec;
  /** The pixels have the size that the network wants. */
  run(pixels: Pixels): Promise<Outputs>;
}

/** A name that the network does not have throws: the manifest is wrong. */
export type Outputs = (name: string) => Float32Array;

/** One thread each: run() blocks its thread, and the pool has a thread per core. */
export const SESSION_OPTIONS = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  logSeverityLevel: 3,
  // The runtime's own arena never gives back what its largest image took: 100 MB for two threads, and no faster.
  enableCpuMemArena: false,
} as const satisfies InferenceSession.SessionOptions;

/** `path` is a file whose hash was checked. */
export async function loadModel<Spec extends ModelSpec>(spec: Spec, path: string): Promise<Model<Spec>> {
  const session = await InferenceSession.create(path, SESSION_OPTIONS);
  return { spec, run: (pixels) => runSession(session, spec, pixels) };
}

async function runSession(session: InferenceSession, spec: ModelSpec, pixels: Pixels): Promise<Outputs> {
  const shape = [1, 3, pixels.height, pixels.width];
  const tensor = new Tensor('float32', toTensor(pixels, spec.input), shape);
  const results = await session.run({ [spec.input.name]: tensor });
  return (name) => {
    const data = results[name]?.data;
    if (!(data instanceof Float32Array)) throw new Error(`${spec.name} gives no floats named ${name}`);
    return data;
  };
}
