/** The service with one account, and a way to put a logo past every check. */
import assert from 'node:assert/strict';
import type { Accounts } from '../../src/account/accounts.ts';
import type { TestDatabase } from '../support/databases.ts';
import { startService } from '../support/service.ts';

export interface BrandService {
  readonly url: string;
  readonly accounts: Accounts;
  readonly accountId: string;
  /** Puts a logo past every check and answers its address. */
  smuggle(logo: string): Promise<string>;
  stop(): Promise<void>;
}

const HASH = '0123456789abcdef';

export async function startBrandService(database: TestDatabase): Promise<BrandService> {
  const { url, app, stop } = await startService({
    database,
    models: false,
  });
  const { accounts, database: opened } = app.operator;
  const [account] = await accounts.list();
  assert.ok(account);
  const { id } = account;
  return {
    url,
    accounts,
    accountId: id,
    async smuggle(logo) {
      await opened.query(
        `update accounts set logo = $2, logo_type = 'image/svg+xml', branding = $3::text::json where id = $1`,
        [id, Buffer.from(logo), JSON.stringify({ logo_hash: HASH })],
      );
      return `${url}/assets/logo/${id}/${HASH}`;
    },
    stop,
  };
}
