/** What DELETE answers: that the person is forgotten, and a receipt for it. */
import { z } from 'zod';
import { type Session, STATUSES } from '../session/session.ts';

export const ErasedSession = z
  .object({
    id: z.string(),
    status: z.enum(STATUSES),
    erased: z.literal(true),
    erased_at: z.iso.datetime(),
    receipt: z.string().meta({
      description:
        'To keep: a compact JWS (`typ` erasure-receipt+jwt) that verifies against `/.well-known/jwks.json`. Its claims: `iss`, `iat`, `sub` (the session), `account`, `erased`, `images` (how many), `key_destroyed`, `erased_at`, `reason` (`requested` or `retention`). Asked again, it is the same.',
    }),
  })
  .meta({ id: 'ErasedSession' });

export function presentErased({ id, status, erasedAt }: Session, receipt: string) {
  if (!erasedAt) throw new Error('Nothing was erased');
  return { id, status, erased: true as const, erased_at: erasedAt.toISOString(), receipt };
}
