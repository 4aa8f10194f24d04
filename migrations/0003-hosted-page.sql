-- What the person said on the hosted page: consent, which document, whether it has a back, and the device that took the hand-off link.
alter table sessions add column journey json not null default '{}';

-- How the page looks for an account's people, and which origins may show it in a frame.
alter table accounts add column branding json not null default '{}';
alter table accounts add column logo bytea;
alter table accounts add column logo_type text;
alter table accounts add column allowed_origins text[] not null default '{}';
