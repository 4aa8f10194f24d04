/** Whose sessions these are: the account, what it may use, where its webhooks may go, and the secret that signs them. */
import { newId } from '../ids.ts';
import { newWebhookSecret, openWebhookSecret } from '../signing/webhook-secret.ts';
import type { Queries } from '../store/database.ts';
import type { MasterKey } from '../store/seal.ts';
import type { PolicyChanges } from '../verify/decision/policy.ts';
import { createAccountList } from './account-list.ts';
import { type Appearances, createAppearances } from './appearance.ts';
import { createQuotas, type Quotas } from './quota.ts';
import { createSettings, type DefaultRetention, type Settings } from './settings.ts';
import { DOMAINS_MAX } from './webhook-domains.ts';

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
  /** Of live sessions; null: as many as it wants. */
  readonly sessionsPerMonth: number | null;
  readonly defaultRetention: DefaultRetention;
  /** On the operator's policy; null: nothing. */
  readonly defaultPolicy: PolicyChanges | null;
  readonly createdAt: Date;
}

export interface NewAccount {
  readonly name: string;
  readonly features: readonly Feature[];
}

const COLUMNS = `id, name, features, webhook_domains as "webhookDomains", sessions_per_month as "sessionsPerMonth",
  default_retention as "defaultRetention", default_policy as "defaultPolicy", created_at as "createdAt"`;
const UNSET = { webhookDomains: [], sessionsPerMonth: null, defaultRetention: {}, defaultPolicy: null };

export interface Accounts extends Appearances, Settings, Quotas {
  create(tx: Queries, account: NewAccount): Promise<Account>;
  list(): Promise<Account[]>;
  find(id: string): Promise<Account | null>;
  /** Adds a domain to the allow-list; answers the whole list. Throws OperatorError when it is full. */
  allowDomain(id: string, domain: string): Promise<readonly string[]>;
  disallowDomain(id: string, domain: string): Promise<readonly string[]>;
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
  const domains = createAccountList(database, {
    column: 'webhook_domains',
    max: DOMAINS_MAX,
    full: `An account may have at most ${DOMAINS_MAX} domains; take one away first: vouch webhooks disallow`,
  });
  return {
    ...createAppearances(database),
    ...createSettings(database),
    ...createQuotas(database, clock),
    async create(tx, { name, features }) {
      const account = { ...UNSET, id: newId('acc', clock()), name, features, createdAt: clock() };
      const { sealed } = newWebhookSecret(masterKey, account.id);
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
    allowDomain: (id, domain) => domains.add(id, domain.toLowerCase()),
    disallowDomain: (id, domain) => domains.remove(id, domain.toLowerCase()),
    async setFeatures(id, features) {
      await database.query('update accounts set features = $2 where id = $1', [id, features]);
    },
    async webhookSecret(id) {
      const [row] = await database.query<{ sealed: Uint8Array }>(
        'select sealed_webhook_secret as sealed from accounts where id = $1',
        [id],
      );
      if (!row) throw new Error('No such account');
      return openWebhookSecret(masterKey, id, row.sealed);
    },
  };
}
