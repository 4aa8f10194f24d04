/** What an account may say of itself, a part of it or all at once: one statement, so that a change is made whole or not at all. */
import type { Queries } from '../store/database.ts';
import type { PolicyChanges } from '../verify/decision/policy.ts';
import type { BrandingChange } from './branding.ts';
import { merged } from './merged.ts';

/** As durations, `90d`. What is not named is as the service has it. */
export interface DefaultRetention {
  readonly images?: string;
  readonly data?: string;
}

/** What is undefined stays; of branding and retention, so does each part that is, and null removes a part. Lists are replaced as a whole. */
export interface SettingsChange {
  readonly name?: string | undefined;
  readonly webhookDomains?: readonly string[] | undefined;
  readonly allowedOrigins?: readonly string[] | undefined;
  readonly branding?: BrandingChange | undefined;
  readonly defaultRetention?:
    | Readonly<Partial<Record<keyof DefaultRetention, string | null | undefined>>>
    | undefined;
  readonly defaultPolicy?: PolicyChanges | null | undefined;
}

export interface Settings {
  /** Everything in it has passed its rule. */
  change(accountId: string, change: SettingsChange): Promise<void>;
}

interface Column {
  readonly name: string;
  /** What is written, of the parameter at `place`. */
  written(place: string): string;
  readonly isJson?: true;
}

const whole = (name: string): Column => ({ name, written: (place) => place });
const parts = (name: string): Column => ({ name, written: (place) => merged(name, place), isJson: true });

const COLUMNS = {
  name: whole('name'),
  webhookDomains: whole('webhook_domains'),
  allowedOrigins: whole('allowed_origins'),
  branding: parts('branding'),
  defaultRetention: parts('default_retention'),
  defaultPolicy: { name: 'default_policy', written: (place) => `${place}::text::json`, isJson: true },
} as const satisfies Record<keyof SettingsChange, Column>;

export function createSettings(database: Queries): Settings {
  return {
    async change(accountId, change) {
      const names = (Object.keys(COLUMNS) as (keyof SettingsChange)[]).filter(
        (name) => change[name] !== undefined,
      );
      if (names.length === 0) return;
      const written = names.map((name, i) => `${COLUMNS[name].name} = ${COLUMNS[name].written(`$${i + 2}`)}`);
      const values = names.map((name) => toColumn(COLUMNS[name], change[name]));
      await database.query(`update accounts set ${written} where id = $1`, [accountId, ...values]);
    },
  };
}

function toColumn({ isJson }: Column, value: unknown): unknown {
  return isJson && value !== null ? JSON.stringify(value) : value;
}
