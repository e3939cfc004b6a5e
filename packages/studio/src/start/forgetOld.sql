-- Forgets URLs and sessions that were over long ago.
with sessions as (delete from studio_session where expires_at < $1 returning 1)
delete from presigned_url where expires_at < $1
