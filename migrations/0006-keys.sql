-- What we sign with: JWTs, receipts. A key is published before it signs, and stays published after it, so that what it signed still verifies.
create table signing_keys (
  id text primary key,
  -- SPKI, DER.
  public_key bytea not null,
  -- PKCS 8, DER, sealed with the master key. Null: it signs no more.
  sealed_private_key bytea,
  created_at timestamptz not null,
  signs_from timestamptz not null,
  revoked_at timestamptz
);

-- How long a key is good, when it was last seen, and how often it may call.
alter table api_keys add column expires_at timestamptz;
alter table api_keys add column last_used_at timestamptz;
-- Null: the service's own limit.
alter table api_keys add column rate_limit_per_minute integer check (rate_limit_per_minute > 0);
alter table api_keys add column replaced_by text references api_keys;
create index api_keys_of_account on api_keys (account_id, mode, id desc);

-- What was handed out of a key's allowance in a minute, to all processes together; the last lease may reach beyond the limit.
create table rate_windows (
  key_id text not null references api_keys on delete cascade,
  window_start timestamptz not null,
  used integer not null,
  primary key (key_id, window_start)
);
create index rate_windows_by_start on rate_windows (window_start);
