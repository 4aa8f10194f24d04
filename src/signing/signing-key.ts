/** One key pair of ours (Ed25519, RFC 8032) and its life: published, then signing, then only verifying, or revoked. */
import type { KeyObject } from 'node:crypto';

export interface SigningKey {
  /** The `kid` of what it signs. */
  readonly id: string;
  readonly publicKey: KeyObject;
  /** Null: it signs no more. */
  readonly privateKey: KeyObject | null;
  readonly createdAt: Date;
  readonly signsFrom: Date;
  readonly revokedAt: Date | null;
}

export type SigningKeyState = 'published' | 'signing' | 'verifying' | 'revoked';

/** What a verifier may keep of the JWKS. */
export const JWKS_MAX_AGE_SECONDS = 300;
/** How long a key is published before it signs: twice what a verifier may keep, for clocks that differ. */
export const LEAD_MS = 2 * JWKS_MAX_AGE_SECONDS * 1000;

/** The newest whose time has come. Where the only ones left wait for theirs, the first of those. */
export function signerAmong(keys: readonly SigningKey[], now: Date): SigningKey | undefined {
  const able = keys.filter(({ privateKey }) => privateKey !== null);
  return able.findLast(({ signsFrom }) => signsFrom <= now) ?? able[0];
}

export function stateOf(key: SigningKey, keys: readonly SigningKey[], now: Date): SigningKeyState {
  if (key.revokedAt) return 'revoked';
  if (key.id === signerAmong(keys, now)?.id) return 'signing';
  return key.privateKey && key.signsFrom > now ? 'published' : 'verifying';
}

/** Its successor has signed for so long that no process, however slow its clock, still needs it. */
export function isRetired(key: SigningKey, keys: readonly SigningKey[], now: Date): boolean {
  if (!key.privateKey) return false;
  const settled = new Date(now.getTime() - LEAD_MS);
  const successor = signerAmong(keys, settled);
  return successor !== undefined && successor.signsFrom <= settled && key.signsFrom < successor.signsFrom;
}
