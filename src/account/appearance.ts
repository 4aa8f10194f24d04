/** The account's branding, logo and framing origins in the database. A page view reads one small row; the logo has an address of its own. */
import { createHash } from 'node:crypto';
import type { Queries } from '../store/database.ts';
import { createAccountList } from './account-list.ts';
import type { Branding, BrandingChange } from './branding.ts';
import { inspectLogo, type LogoType } from './inspect-logo.ts';
import { merged } from './merged.ts';
import { ORIGINS_MAX } from './origins.ts';

export interface Appearance {
  readonly branding: Branding;
  /** Who may show the page in a frame. */
  readonly allowedOrigins: readonly string[];
}

export interface Logo {
  readonly type: LogoType;
  readonly bytes: Uint8Array;
}

export interface Appearances {
  /** Nothing at all for an account that does not exist. */
  appearance(accountId: string): Promise<Appearance>;
  /** The texts have passed BRAND_RULES. */
  setBranding(accountId: string, change: BrandingChange): Promise<Branding>;
  /** Null removes it. Throws OperatorError for a file that is no logo. */
  setLogo(accountId: string, bytes: Buffer | null): Promise<Branding>;
  /** Null unless the account's logo is the one with this hash. */
  logo(accountId: string, hash: string): Promise<Logo | null>;
  /** The origin was read by readOrigin; answers the whole list. Throws OperatorError when the list is full. */
  allowOrigin(accountId: string, origin: string): Promise<readonly string[]>;
  removeOrigin(accountId: string, origin: string): Promise<readonly string[]>;
}

/** The logo's hash is kept beside the texts, so that its address is known without its bytes. */
type Stored = Omit<Branding, 'logo'> & { readonly logo_hash?: string };

const HASH_CHARACTERS = 16;
const CHANGED = merged('branding', '$2');

export function createAppearances(database: Queries): Appearances {
  const origins = createAccountList(database, {
    column: 'allowed_origins',
    max: ORIGINS_MAX,
    full: `An account may have at most ${ORIGINS_MAX} origins; take one away first: vouch origins remove`,
  });
  return {
    async appearance(accountId) {
      const [row] = await database.query<{ branding: Stored; origins: string[] }>(
        'select branding, allowed_origins as origins from accounts where id = $1',
        [accountId],
      );
      return { branding: present(accountId, row?.branding), allowedOrigins: row?.origins ?? [] };
    },
    async setBranding(accountId, change) {
      const [row] = await database.query<{ branding: Stored }>(
        `update accounts set branding = ${CHANGED} where id = $1 returning branding`,
        [accountId, JSON.stringify(change)],
      );
      return present(accountId, row?.branding);
    },
    async setLogo(accountId, bytes) {
      const type = bytes && inspectLogo(bytes);
      const [row] = await database.query<{ branding: Stored }>(
        `update accounts set branding = ${CHANGED}, logo = $3, logo_type = $4 where id = $1 returning branding`,
        [accountId, JSON.stringify({ logo_hash: bytes && hashOf(bytes) }), bytes, type],
      );
      return present(accountId, row?.branding);
    },
    async logo(accountId, hash) {
      const [row] = await database.query<{ type: LogoType; bytes: Uint8Array }>(
        `select logo_type as type, logo as bytes from accounts where id = $1 and branding->>'logo_hash' = $2`,
        [accountId, hash],
      );
      return row ?? null;
    },
    allowOrigin: origins.add,
    removeOrigin: origins.remove,
  };
}

function present(accountId: string, { logo_hash, ...texts }: Stored = {}): Branding {
  return { ...texts, ...(logo_hash && { logo: { path: `/assets/logo/${accountId}/${logo_hash}` } }) };
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, HASH_CHARACTERS);
}
