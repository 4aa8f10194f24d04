/** A second account on the same service, for what one account must not see of the other. */
import { FEATURES, type Feature } from '../../src/account/accounts.ts';
import { type MadeKey, SCOPES } from '../../src/account/keys.ts';
import type { Service } from './service.ts';

/** A test key of it, with every scope. */
export async function keyOfAnother(
  { app }: Service,
  features: readonly Feature[] = FEATURES,
): Promise<MadeKey> {
  const { accounts, keys, database } = app.operator;
  const { id } = await accounts.create(database, { name: 'Another', features });
  return keys.create(database, { accountId: id, name: 'key', mode: 'test', scopes: SCOPES });
}
