/** The chain of the audit log: what each row's hash must be, and where a chain was changed, cut or torn. */
import { createHmac } from 'node:crypto';
import type { AuditEntry, AuditHead, AuditRow } from './audit-rows.ts';

/** What stands before the first row. */
export const BEGINNING: AuditHead = { position: 0, hash: '0'.repeat(64) };

export type ChainState =
  | { readonly isSound: true; readonly head: AuditHead }
  | { readonly isSound: false; readonly brokenAt: number };

/** The rows that follow a head, linked to it and to each other. */
export function linkRows(
  key: Buffer,
  head: AuditHead,
  { entries, at }: { readonly entries: readonly AuditEntry[]; readonly at: Date },
): AuditRow[] {
  let last = head;
  return entries.map((entry) => {
    const row = { ...entry, at, position: last.position + 1, previousHash: last.hash };
    const linked = { ...row, hash: hashOf(key, row) };
    last = linked;
    return linked;
  });
}

/** From the beginning to the end, or to the first row that is not what it was. `noted` is a head that was written down elsewhere: only against it a chain shows that its end was cut off. */
export async function verifyChain(
  key: Buffer,
  rows: AsyncIterable<AuditRow>,
  noted: AuditHead = BEGINNING,
): Promise<ChainState> {
  let head = BEGINNING;
  for await (const row of rows) {
    const isNext = row.position === head.position + 1 && row.previousHash === head.hash;
    const isNoted = row.position !== noted.position || row.hash === noted.hash;
    if (!isNext || !isNoted || row.hash !== hashOf(key, row))
      return { isSound: false, brokenAt: head.position + 1 };
    head = row;
  }
  if (head.position < noted.position) return { isSound: false, brokenAt: head.position + 1 };
  return { isSound: true, head: { position: head.position, hash: head.hash } };
}

/** HMAC-SHA256 over the row as a JSON array, in which no value can pass for another. */
function hashOf(key: Buffer, row: Omit<AuditRow, 'hash'>): string {
  const { previousHash, position, at, accountId, actor, action, subject, requestId } = row;
  const text = [previousHash, position, at.toISOString(), accountId, actor, action, subject, requestId];
  return createHmac('sha256', key).update(JSON.stringify(text)).digest('hex');
}
