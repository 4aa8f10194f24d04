-- The request that last moved a session on, and so caused its events: the id that is in that request's answer and log line too.
alter table sessions add column request_id text;
alter table events add column request_id text;
