/** An account's logo, as it was given. Its address carries its hash; opened by itself, it may neither run nor load anything. */
import { z } from 'zod';
import type { Accounts } from '../../account/accounts.ts';
import { Problem } from '../../errors.ts';
import { isId } from '../../ids.ts';
import type { Server } from '../server.ts';

const LogoAddress = z.strictObject({ account: z.string(), hash: z.string() });

const HASH = /^[0-9a-f]{16}$/;

export async function brandAssetRoutes(
  app: Server,
  { accounts }: { readonly accounts: Pick<Accounts, 'logo'> },
): Promise<void> {
  app.get('/assets/logo/:account/:hash', { schema: { params: LogoAddress } }, async (request, reply) => {
    const { account, hash } = request.params;
    const logo = isId('acc', account) && HASH.test(hash) ? await accounts.logo(account, hash) : null;
    if (logo === null) throw new Problem('not_found', 'There is no logo at this address.');
    return reply
      .type(logo.type)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(Buffer.from(logo.bytes));
  });
}
