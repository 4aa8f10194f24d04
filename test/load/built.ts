/** The compiled service: what is measured is what runs in production, not the sources through a loader. */
import { fileURLToPath } from 'node:url';

const DIST = new URL('../../dist/', import.meta.url);

export const MAIN = fileURLToPath(new URL('main.js', DIST));

export const builtVerifier = (): Promise<typeof import('../../src/verify/create-verifier.ts')> =>
  import(new URL('verify/create-verifier.js', DIST).href);

export const builtPipeline = (): Promise<typeof import('../../src/verify/pipeline.ts')> =>
  import(new URL('verify/pipeline.js', DIST).href);

export const builtLoadTools = (): Promise<typeof import('../../src/verify/threads/load-tools.ts')> =>
  import(new URL('verify/threads/load-tools.js', DIST).href);

export const builtToTensor = (): Promise<typeof import('../../src/verify/models/to-tensor.ts')> =>
  import(new URL('verify/models/to-tensor.js', DIST).href);

export const builtLoadModel = (): Promise<typeof import('../../src/verify/models/load-model.ts')> =>
  import(new URL('verify/models/load-model.js', DIST).href);
