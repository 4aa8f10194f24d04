-- The first answer to each Idempotency-Key, given again for a day.
create table idempotent_answers (
  account_id text not null references accounts,
  livemode boolean not null,
  -- Keyed hashes: neither the key nor the request, which may be about a person, can be guessed from them.
  key_hash bytea not null,
  fingerprint bytea not null,
  -- Whom it is about: it goes when the session is erased.
  session_id text,
  -- Which request works on it, and until when it is held to be alive unless it says so again.
  claim text not null unique,
  claimed_until timestamptz not null,
  -- Null while the first request is under way.
  status integer,
  headers json,
  -- The very bytes of the answer, sealed with the master key.
  sealed_body bytea,
  created_at timestamptz not null,
  primary key (account_id, livemode, key_hash)
);
create index idempotent_answers_by_age on idempotent_answers (created_at);
create index idempotent_answers_of_session on idempotent_answers (session_id) where session_id is not null;
