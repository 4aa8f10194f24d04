/** The brand's routes on a real database and a free port, with one account. */
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { type Accounts, createAccounts, DEFAULT_FEATURES } from '../../src/account/accounts.ts';
import { readConfig } from '../../src/config.ts';
import { brandAssetRoutes } from '../../src/http/routes/brand-assets.ts';
import { createServer } from '../../src/http/server.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createMasterKey } from '../../src/store/seal.ts';
import { openEmpty } from '../store/open-empty.ts';
import type { TestDatabase } from '../support/databases.ts';

export interface BrandService {
  readonly url: string;
  readonly accounts: Accounts;
  readonly accountId: string;
  /** Puts a logo past every check and answers its address. */
  smuggle(logo: string): Promise<string>;
  stop(): Promise<void>;
}

const { migrationsDirectory } = readConfig({ MASTER_KEY: randomBytes(32).toString('base64') });
const HASH = '0123456789abcdef';

export async function startBrandService(kind: TestDatabase): Promise<BrandService> {
  const databaseUrl = await kind.create();
  const database = await openEmpty(databaseUrl);
  await migrate(database, migrationsDirectory);
  const masterKey = createMasterKey(randomBytes(32));
  const accounts = createAccounts({ database, clock: () => new Date('2026-03-12T10:30:00Z'), masterKey });
  const { id } = await accounts.create(database, { name: 'One', features: DEFAULT_FEATURES });
  const server = await createServer(pino({ level: 'silent' }));
  await brandAssetRoutes(server, { accounts });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    accounts,
    accountId: id,
    async smuggle(logo) {
      await database.query(
        `update accounts set logo = $2, logo_type = 'image/svg+xml', branding = $3::text::json where id = $1`,
        [id, Buffer.from(logo), JSON.stringify({ logo_hash: HASH })],
      );
      return `${url}/assets/logo/${id}/${HASH}`;
    },
    async stop() {
      await server.close();
      await database.close();
      await kind.drop(databaseUrl);
    },
  };
}
