-- How many live sessions the account may make in a month; null: as many as it wants.
alter table accounts add column sessions_per_month integer check (sessions_per_month >= 0);
-- How long images and data are kept where a session does not say; what is not named is as the service has it.
alter table accounts add column default_retention json not null default '{}';
-- What the account changes of the operator's policy; null: nothing.
alter table accounts add column default_policy json;

-- The live sessions that an account with a quota made in a month (YYYY-MM, UTC).
create table account_usage (
  account_id text not null references accounts,
  month text not null,
  live_sessions integer not null,
  primary key (account_id, month)
);
