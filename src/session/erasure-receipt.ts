/** The signed word that a person's data was destroyed: a compact JWS that anybody can verify against the JWKS, and the same bytes whenever it is asked for. */
import type { Queries } from '../store/database.ts';
import type { Session } from './session.ts';

export const RECEIPT_TYPE = 'erasure-receipt+jwt';

export interface ReceiptParts {
  readonly database: Queries;
  readonly signing: { signJws(payload: object, typ: string): Promise<string> };
  /** Our own address. */
  readonly issuer: () => string;
}

export type ErasureReceipts = ReturnType<typeof createErasureReceipts>;

export function createErasureReceipts({ database, signing, issuer }: ReceiptParts) {
  return {
    /** Of an erased session. The first receipt that was made is kept, so a change of our keys changes none. */
    async of(session: Session): Promise<string> {
      const [kept] = await selectReceipt(session.id);
      if (kept?.receipt) return kept.receipt;
      const receipt = await signing.signJws(claimsOf(session, issuer()), RECEIPT_TYPE);
      await database.query(
        'update sessions set erasure_receipt = $2 where id = $1 and erasure_receipt is null',
        [session.id, receipt],
      );
      const [first] = await selectReceipt(session.id);
      return first?.receipt ?? receipt;
    },
  };

  function selectReceipt(id: string): Promise<{ receipt: string | null }[]> {
    return database.query('select erasure_receipt as receipt from sessions where id = $1', [id]);
  }
}

/** Sessions that were erased before receipts were given do not say how many images they had. */
function claimsOf({ id, accountId, erasedAt, erasure }: Session, issuer: string): object {
  if (!erasedAt) throw new Error('Nothing was erased');
  return {
    iss: issuer,
    iat: Math.floor(erasedAt.getTime() / 1000),
    sub: id,
    account: accountId,
    erased: ['images', 'data', 'events'],
    ...(erasure && { images: erasure.images }),
    key_destroyed: true,
    erased_at: erasedAt.toISOString(),
    reason: erasure?.reason ?? 'requested',
  };
}
