/** Tells whether two requests ask the same: what was validated counts, not the bytes it came in, for a form that is sent again has another boundary. */
import { createHash } from 'node:crypto';

/** `asked` is plain data, in which bytes may lie. */
export function fingerprint(asked: unknown): Buffer {
  return sha256(JSON.stringify(canonical(asked)));
}

/** Alike for objects whose members come in another order. */
function canonical(value: unknown): unknown {
  if (value instanceof Uint8Array) return ['bytes', sha256(value).toString('hex')];
  if (value instanceof Date) return ['time', value.toISOString()];
  if (Array.isArray(value)) return ['list', ...value.map(canonical)];
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return ['members', ...members.sort(byName).map(([name, member]) => [name, canonical(member)])];
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function sha256(bytes: string | Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
