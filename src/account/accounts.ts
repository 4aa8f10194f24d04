/** Whose sessions these are: the account, what it may use, where its webhooks may go, and the secret that signs them. */
import { randomBytes } from 'node:crypto';
import { newId } from '../ids.ts';
import type { Queries } from '../store/database.ts';
import type { MasterKey } from '../store/seal.ts';
import { type Appearances, createAppearances } from './appearance.ts';

/** `document_only`: who declines biometrics may still send the document. */
export const FEATURES = ['kyc_verification', 'document_only'] as const;
export type Feature = (typeof FEATURES)[number];

/** What an account may use unless the operator says otherwise. */
export const DEFAULT_FEATURES: readonly Feature[] = ['kyc_verification'];

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly features: readonly string[];
  /** `example.com`, or `*.example.com` for every host below it. */
  readonly webhookDomains: readonly string[];
  readonly createdAt: Date;
}

export interface NewAccount {
  readonly name: string;
  readonly features: readonly Feature[];
}

const COLUMNS = 'id, name, features, webhook_domains as "webhookDomains", created_at as "createdAt"';
const SECRET_BYTES = 32;

export interface Accounts extends Appearances {
  create(tx: Queries, account: NewAccount): Promise<Account>;
  list(): Promise<Account[]>;
  find(id: string): Promise<Account | null>;
  /** Adds a domain to the allow-list; answers the whole list. */
  allowDomain(id: string, domain: string): Promise<readonly string[]>;
  setFeatures(id: string, features: readonly Feature[]): Promise<void>;
  /** `whsec_…`, the form that Standard Webhooks libraries take. */
  webhookSecret(id: string): Promise<string>;
}

export function createAccounts({
  database,
  masterKey,
  clock,
}: {
  database: Queries;
  masterKey: MasterKey;
  clock: () => Date;
}): Accounts {
  return {
    ...createAppearances(database),
    async create(tx, { name, features }) {
      const account = { id: newId('acc', clock()), name, features, webhookDomains: [], createdAt: clock() };
      const sealed = masterKey.seal(randomBytes(SECRET_BYTES), account.id);
      await tx.query(
        `insert into accounts (id, name, features, webhook_domains, sealed_webhook_secret, created_at) values ($1, $2, $3, '{}', $4, $5)`,
        [account.id, name, features, sealed, account.createdAt],
      );
      return account;
    },
    list: () =>
      database.query<Account & Record<string, unknown>>(`select ${COLUMNS} from accounts order by id`),
    async find(id) {
      const [row] = await database.query<Account & Record<string, unknown>>(
        `select ${COLUMNS} from accounts where id = $1`,
        [id],
      );
      return row ?? null;
    },
    async allowDomain(id, domain) {
      const [row] = await database.query<{ domains: string[] }>(
        `update accounts set webhook_domains = array_append(array_remove(webhook_domains, $2), $2) where id = $1
         returning webhook_domains as domains`,
        [id, domain.toLowerCase()],
      );
      return row?.domains ?? [];
    },
    async setFeatures(id, features) {
      await database.query('update accounts set features = $2 where id = $1', [id, features]);
    },
    async webhookSecret(id) {
      const [row] = await database.query<{ sealed: Uint8Array }>(
        'select sealed_webhook_secret as sealed from accounts where id = $1',
        [id],
      );
      if (!row) throw new Error('No such account');
      return `whsec_${masterKey.open(row.sealed, id).toString('base64')}`;
    },
  };
}
