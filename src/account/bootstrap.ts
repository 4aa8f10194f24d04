/** The first start makes one account with a live and a test key, so that an empty folder becomes a working service. */
import { OperatorError } from '../errors.ts';
import type { Database, Row } from '../store/database.ts';
import type { MasterKey } from '../store/seal.ts';
import { type Accounts, DEFAULT_FEATURES } from './accounts.ts';
import { type Keys, MODES, type Mode, SCOPES } from './keys.ts';

/** The keys made now, to be shown once; null when there was an account already. */
export type FirstKeys = Readonly<Record<Mode, string>> | null;

export interface BootstrapParts {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly keys: Keys;
  readonly masterKey: MasterKey;
  readonly chosen: Readonly<Record<Mode, string | null>>;
}

interface SealedSecret extends Row {
  readonly id: string;
  readonly sealed: Uint8Array;
}

export function bootstrap({
  database,
  accounts,
  keys,
  masterKey,
  chosen,
}: BootstrapParts): Promise<FirstKeys> {
  return database.transaction(async (tx) => {
    await tx.query('lock table accounts in exclusive mode');
    const [existing] = await tx.query<SealedSecret>(
      'select id, sealed_webhook_secret as sealed from accounts limit 1',
    );
    if (existing) return assertMasterKey(masterKey, existing);
    const account = await accounts.create(tx, { name: 'First account', features: DEFAULT_FEATURES });
    const texts = { live: '', test: '' };
    for (const mode of MODES) {
      const wanted = {
        accountId: account.id,
        name: `First ${mode} key`,
        mode,
        scopes: SCOPES,
        text: chosen[mode] ?? undefined,
      };
      texts[mode] = (await keys.create(tx, wanted)).text;
    }
    return texts;
  });
}

/** Found out at the start rather than at the first image that cannot be opened. */
function assertMasterKey(masterKey: MasterKey, { id, sealed }: SealedSecret): null {
  try {
    masterKey.open(sealed, id);
    return null;
  } catch {
    throw new OperatorError(
      'MASTER_KEY is not the one that sealed this database; start with the key it was made with',
    );
  }
}
