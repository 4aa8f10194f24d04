/** Which models the service would run here: nothing else of its settings matters to a measurement, so no key is made. */
import { type Config, readConfig } from '../../../src/config.ts';

export function modelSettings(): Pick<Config, 'modelsDirectory' | 'faceModel'> {
  return readConfig({ ...process.env, MASTER_KEY: Buffer.alloc(32).toString('base64') });
}
