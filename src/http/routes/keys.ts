/** The account's keys: a credential makes no key that may more than itself, and sees no key of another mode. */
import type { ApiKey, Caller, Keys, Scope } from '../../account/keys.ts';
import { type CreateKey, presentKey, presentMadeKey } from '../../contract/key.ts';
import { CREATE_KEY, LIST_KEYS, REVOKE_KEY, ROTATE_KEY } from '../../contract/operations/keys.ts';
import { invalidRequest, Problem } from '../../errors.ts';
import { durationMs } from '../../session/duration.ts';
import type { Queries } from '../../store/database.ts';
import { readPage } from '../read-page.ts';
import { type Guard, route } from '../route.ts';
import type { Server } from '../server.ts';

export interface KeyRouteParts {
  readonly guard: Guard;
  readonly database: Queries;
  readonly keys: Keys;
  /** The limit of a key that has none of its own. */
  readonly perMinute: number;
}

export async function keyRoutes(
  app: Server,
  { guard, database, keys, perMinute }: KeyRouteParts,
): Promise<void> {
  const ownKey = async (caller: Caller, id: string): Promise<ApiKey> => {
    const key = await keys.find({ ...ownerOf(caller), id });
    if (!key) throw noSuchKey();
    return key;
  };

  route(app, guard, LIST_KEYS, async ({ caller, query: { limit, cursor } }) => {
    const { items, last } = await readPage(limit, (limit) =>
      keys.page({ ...ownerOf(caller), before: cursor, limit }),
    );
    return { data: items.map(presentKey), next_cursor: last?.id ?? null };
  });

  route(app, guard, CREATE_KEY, async ({ caller, body }) => {
    const { accountId, mode } = ownerOf(caller);
    if (body.mode !== undefined && body.mode !== mode)
      throw new Problem('wrong_mode', `The calling key is a ${mode} key, and makes only ${mode} keys.`);
    assertHolds(caller, body.scopes);
    const made = await keys.create(database, {
      accountId,
      mode,
      name: body.name,
      scopes: [...new Set(body.scopes)],
      lifetimeMs: body.expires_in === undefined ? undefined : durationMs(body.expires_in),
      rateLimitPerMinute: rateLimitFor(caller, body, perMinute),
    });
    return presentMadeKey(made);
  });

  route(app, guard, REVOKE_KEY, async ({ caller, params: { id } }) => {
    await ownKey(caller, id);
    await keys.revoke(id);
    return presentKey(await ownKey(caller, id));
  });

  route(app, guard, ROTATE_KEY, async ({ caller, params: { id }, body }) => {
    assertHolds(caller, (await ownKey(caller, id)).scopes);
    const made = await keys.rotate(id, durationMs(body.overlap));
    if (made === 'unknown') throw noSuchKey();
    if (made === 'ended')
      throw new Problem('key_ended', 'The key is revoked, expired or replaced already; make a new one.');
    return presentMadeKey(made);
  });
}

function ownerOf({ accountId, livemode }: Caller) {
  return { accountId, mode: livemode ? ('live' as const) : ('test' as const) };
}

function noSuchKey(): Problem {
  return new Problem('not_found', 'There is no such key.');
}

/** Nobody gives away, or gets the text of a key with, what he lacks. */
function assertHolds(caller: Caller, scopes: readonly Scope[]): void {
  const missing = scopes.filter((scope) => !caller.scopes.includes(scope));
  if (missing.length > 0)
    throw new Problem('insufficient_scope', `The credential itself lacks ${missing.join(', ')}.`);
}

function rateLimitFor(caller: Caller, { rate_limit_per_minute }: CreateKey, perMinute: number) {
  const most = caller.rateLimitPerMinute ?? perMinute;
  if (rate_limit_per_minute === undefined) return caller.rateLimitPerMinute;
  if (rate_limit_per_minute <= most) return rate_limit_per_minute;
  throw invalidRequest([
    { pointer: '/rate_limit_per_minute', detail: `must be at most ${most}, as the calling key's` },
  ]);
}
