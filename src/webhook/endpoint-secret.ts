/** The secret of an endpoint: random bytes, sealed with the master key under the endpoint's id, shown as Standard Webhooks libraries take it. */
import { randomBytes } from 'node:crypto';
import type { MasterKey } from '../store/seal.ts';

const SECRET_BYTES = 32;
const PREFIX = 'whsec_';

/** `text` is shown once; `sealed` is what is kept. */
export function newEndpointSecret(masterKey: MasterKey, endpointId: string) {
  const bytes = randomBytes(SECRET_BYTES);
  return { text: textOf(bytes), sealed: masterKey.seal(bytes, endpointId) };
}

export function openEndpointSecret(masterKey: MasterKey, endpointId: string, sealed: Uint8Array): string {
  return textOf(masterKey.open(sealed, endpointId));
}

function textOf(bytes: Buffer): string {
  return `${PREFIX}${bytes.toString('base64')}`;
}
