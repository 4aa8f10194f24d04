/** Which deliveries a process sends next: the due ones, a few for each destination, so that one that never answers keeps no other waiting. */
import type { Database, Queries, Row } from '../store/database.ts';

/** Longer than any attempt takes: a process whose claim ran out is dead, and another sends in its place. */
const CLAIM_MS = 30_000;

export interface Claim {
  readonly id: string;
  readonly destination: string;
}

export interface Wish {
  readonly now: Date;
  /** How many this process sends already, by destination. */
  readonly sending: ReadonlyMap<string, number>;
  readonly perDestination: number;
  /** How many more in all, where a destination gets its first; and where it has one already. */
  readonly firstsMax: number;
  readonly furtherMax: number;
}

/**
 * The recursive part steps through the index from one destination to the next, whatever number of deliveries wait
 * for each. Every destination gets its first before any gets its second. A delivery that another process is just
 * taking is skipped, not waited for.
 */
const CLAIM = `
  with recursive destinations as (
    (select destination from deliveries where status = 'waiting' order by destination limit 1)
    union all
    select (select next.destination from deliveries next
            where next.status = 'waiting' and next.destination > destinations.destination
            order by next.destination limit 1)
    from destinations where destinations.destination is not null
  ),
  slots as (
    select d.destination, coalesce(s.count, 0) as taken
    from destinations d left join unnest($3::text[], $4::int[]) as s (destination, count) using (destination)
    where d.destination is not null
  ),
  due as materialized (
    select slots.destination, slots.taken, found.id, found.next_attempt_at
    from slots cross join lateral (
      select id, next_attempt_at from deliveries
      where status = 'waiting' and destination = slots.destination and next_attempt_at <= $1
        and (claimed_until is null or claimed_until <= $1)
      order by next_attempt_at limit greatest($5 - slots.taken, 0)
      for update skip locked
    ) found
  ),
  placed as (
    select id, next_attempt_at, taken + row_number() over (partition by destination order by next_attempt_at) as place
    from due
  ),
  ranked as (
    select id, place, row_number() over (order by place, next_attempt_at) as rank from placed
  )
  update deliveries set claimed_until = $2 from ranked
  where deliveries.id = ranked.id and rank <= case place when 1 then $6::int else $7::int end
  returning deliveries.id, deliveries.destination`;

export function claimDeliveries(
  queries: Queries,
  { now, sending, perDestination, firstsMax, furtherMax }: Wish,
): Promise<Claim[]> {
  return queries.query<Claim & Row>(CLAIM, [
    now,
    new Date(now.getTime() + CLAIM_MS),
    [...sending.keys()],
    [...sending.values()],
    perDestination,
    firstsMax,
    furtherMax,
  ]);
}

/** Whoever looks next may have them. */
export async function releaseDeliveries(queries: Queries, ids: readonly string[]): Promise<void> {
  await queries.query(
    "update deliveries set claimed_until = null where id = any($1) and status = 'waiting'",
    [ids],
  );
}

/** The embedded database has one process: whatever is claimed as it starts was claimed by a dead one. */
export async function releaseOrphans(database: Database): Promise<void> {
  if (database.kind === 'embedded')
    await database.query('update deliveries set claimed_until = null where claimed_until is not null');
}
