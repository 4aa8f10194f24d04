/** The secret of an account or of an endpoint: random bytes, sealed with the master key under the owner's id, shown as Standard Webhooks libraries take it. */
import { randomBytes } from 'node:crypto';
import type { MasterKey } from '../store/seal.ts';

const SECRET_BYTES = 32;
const PREFIX = 'whsec_';

/** `text` is shown to the account; `sealed` is what is kept. */
export function newWebhookSecret(masterKey: MasterKey, ownerId: string) {
  const bytes = randomBytes(SECRET_BYTES);
  return { text: textOf(bytes), sealed: masterKey.seal(bytes, ownerId) };
}

export function openWebhookSecret(masterKey: MasterKey, ownerId: string, sealed: Uint8Array): string {
  return textOf(masterKey.open(sealed, ownerId));
}

function textOf(bytes: Buffer): string {
  return `${PREFIX}${bytes.toString('base64')}`;
}
