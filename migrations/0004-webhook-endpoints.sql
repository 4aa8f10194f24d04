-- Where the events of an account go, beside a session's own webhook_url.
create table webhook_endpoints (
  id text primary key,
  account_id text not null references accounts,
  livemode boolean not null,
  url text not null,
  description text,
  -- Which events it is sent; empty: all of them.
  events text[] not null default '{}',
  -- Sealed with the master key. For a while after a rotation the one before signs as well.
  sealed_secret bytea not null,
  sealed_previous_secret bytea,
  previous_secret_until timestamptz,
  -- Since when every attempt fails; null while it answers.
  failing_since timestamptz,
  disabled_at timestamptz,
  disabled_because text check (disabled_because in ('asked', 'gone', 'failing')),
  created_at timestamptz not null
);
create index webhook_endpoints_of_account on webhook_endpoints (account_id, livemode, id);

-- An event may be about the account itself; it is then sealed with the master key.
alter table events alter column session_id drop not null;
alter table events add column livemode boolean;
update events set livemode = sessions.livemode from sessions where sessions.id = session_id;
alter table events alter column livemode set not null;

-- Its place among the events of its session.
alter table events add column sequence integer not null default 1;
update events set sequence = numbered.place from
  (select id, row_number() over (partition by session_id order by id) as place from events) numbered
  where numbered.id = events.id;

-- Its place among the events of its account and mode: in the order of their commits, so a reader who goes on from a place misses none.
alter table events add column position bigint;
update events set position = numbered.place from
  (select id, row_number() over (partition by account_id, livemode order by id) as place from events) numbered
  where numbered.id = events.id;
alter table events alter column position set not null;
create unique index events_by_position on events (account_id, livemode, position);
create index events_of_session on events (session_id);
create index events_by_time on events (account_id, livemode, created_at);
drop index events_of_account;

create table event_positions (
  account_id text not null references accounts,
  livemode boolean not null,
  last bigint not null,
  primary key (account_id, livemode)
);
insert into event_positions select account_id, livemode, max(position) from events group by account_id, livemode;

-- Deliveries are their own queue: due at next_attempt_at, and claimed by one process until its claim runs out.
alter table deliveries add column endpoint_id text references webhook_endpoints on delete cascade;
-- What a dead receiver can hold up, and nothing else: its endpoint, or the host of a session's webhook_url.
alter table deliveries add column destination text;
update deliveries set destination = lower(substring(url from '^https?://([^/?#]+)'));
alter table deliveries alter column destination set not null;
alter table deliveries add column claimed_until timestamptz;
-- Attempts of earlier rounds: a delivery that is sent again has the whole schedule before it.
alter table deliveries add column attempts_before integer not null default 0;
alter table deliveries drop constraint deliveries_event_id_url_key;
create unique index deliveries_once on deliveries (event_id, destination, url);
create index deliveries_due on deliveries (destination, next_attempt_at) where status = 'waiting';
create index deliveries_of_endpoint on deliveries (endpoint_id, id desc);
