-- How many frames of the burst around its shutter a selfie carries; they lie in blobs under the image's id, a dot and their number.
alter table images add column frames smallint not null default 0;
