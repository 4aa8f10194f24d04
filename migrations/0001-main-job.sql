-- Who may ask.
create table accounts (
  id text primary key,
  name text not null,
  features text[] not null,
  webhook_domains text[] not null,
  -- The secret that signs deliveries to a session's own webhook_url, sealed with the master key.
  sealed_webhook_secret bytea not null,
  created_at timestamptz not null
);

create table api_keys (
  id text primary key,
  account_id text not null references accounts,
  name text not null,
  mode text not null check (mode in ('live', 'test')),
  scopes text[] not null,
  -- SHA-256 of the key; the key itself is shown once and kept nowhere.
  hash bytea not null unique,
  last_four text not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);

-- What was asked, and where it stands.
create table sessions (
  id text primary key,
  account_id text not null references accounts,
  livemode boolean not null,
  simulated boolean not null,
  status text not null check (status in
    ('pending', 'document_uploaded', 'processing', 'verified', 'unverified', 'failed', 'expired')),
  -- The request without what is about a person; that part is in sealed_request.
  request json not null,
  sealed_request bytea,
  reference_id text,
  vendor_data text,
  -- The session's data key, wrapped by the master key. Null: erased, and with it all that was sealed.
  wrapped_key bytea,
  -- The verdict without what is about a person; that part is in sealed_person.
  result json,
  sealed_person bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  started_at timestamptz,
  submitted_at timestamptz,
  completed_at timestamptz,
  cancelled_at timestamptz,
  erased_at timestamptz
);
create index sessions_of_account on sessions (account_id, livemode, id desc);
create index sessions_by_reference on sessions (account_id, reference_id) where reference_id is not null;
create index sessions_by_vendor_data on sessions (account_id, vendor_data) where vendor_data is not null;
create index sessions_waiting on sessions (expires_at) where status in ('pending', 'document_uploaded');

-- What was photographed. A refused photo leaves its row, never its pixels.
create table images (
  id text primary key,
  session_id text not null references sessions on delete cascade,
  type text not null check (type in ('document_front', 'document_back', 'selfie')),
  accepted boolean not null,
  findings text[] not null,
  width integer not null,
  height integer not null,
  created_at timestamptz not null
);
create index images_of_session on images (session_id, id);

create table blobs (
  key text primary key,
  sealed bytea not null
);

-- What happened, and who is told.
create table events (
  id text primary key,
  account_id text not null references accounts,
  session_id text not null references sessions on delete cascade,
  type text not null,
  -- The exact bytes that are signed and sent, sealed with the session's data key.
  sealed_body bytea not null,
  created_at timestamptz not null
);
create index events_of_account on events (account_id, id);

create table deliveries (
  id text primary key,
  event_id text not null references events on delete cascade,
  url text not null,
  status text not null check (status in ('waiting', 'delivered', 'abandoned')),
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  created_at timestamptz not null,
  unique (event_id, url)
);

create table delivery_attempts (
  delivery_id text not null references deliveries on delete cascade,
  attempt integer not null,
  attempted_at timestamptz not null,
  status_code integer,
  -- Why no answer came: a code of ours, never the receiver's words.
  error text,
  latency_ms integer not null,
  response_head text,
  primary key (delivery_id, attempt)
);
