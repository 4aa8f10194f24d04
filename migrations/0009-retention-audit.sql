-- Images have a data key of their own, which is destroyed with them. Null: there are none any more, or they are sealed with wrapped_key.
alter table sessions add column wrapped_image_key bytea;

-- When the images, what is about the person, and at last the row itself must be gone. Null: that was done, or waits for what comes before it.
alter table sessions add column images_due_at timestamptz;
alter table sessions add column data_due_at timestamptz;
alter table sessions add column row_due_at timestamptz;
update sessions set images_due_at =
  coalesce(completed_at, expires_at + interval '1 day') + (request -> 'retention' ->> 'images')::interval
  where erased_at is null;
update sessions set data_due_at =
  coalesce(completed_at, expires_at + interval '1 day') + (request -> 'retention' ->> 'data')::interval;
create index sessions_images_due on sessions (images_due_at) where images_due_at is not null;
create index sessions_data_due on sessions (data_due_at) where data_due_at is not null;
create index sessions_row_due on sessions (row_due_at) where row_due_at is not null;

-- What was destroyed and why, without a word about the person; and the signed receipt, once somebody asked for it.
alter table sessions add column erasure json;
alter table sessions add column erasure_receipt text;

-- Who read or changed what. Nothing in it is about a person, and each row's hash is keyed and covers the hash before it.
create table audit_log (
  position bigint primary key,
  at timestamptz not null,
  -- Null: the whole installation's.
  account_id text,
  -- The id of a key, or who we are ourselves: operator, service.
  actor text not null,
  action text not null,
  -- What it was done to: an id, or the id of a session and that of a thing in it.
  subject text,
  request_id text,
  previous_hash bytea not null,
  hash bytea not null
);
create index audit_log_of_account on audit_log (account_id, position);
create index audit_log_of_subject on audit_log (split_part(subject, '/', 1), position);
create rule audit_log_keeps_rows as on delete to audit_log do instead nothing;
create rule audit_log_changes_none as on update to audit_log do instead nothing;
