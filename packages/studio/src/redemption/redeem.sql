-- Opens a URL and begins its session: of any number at once, one gets a row.
with opened as (
  update presigned_url
  set redeemed_at = $2
  where token_hash = $1 and redeemed_at is null and withdrawn_at is null and expires_at > $2
    and exists (
      select 1 from grant_standing
      where grant_standing.grant_id = presigned_url.grant_id and ended_why is null
    )
  returning grant_id, session_seconds
)
insert into studio_session (cookie_hash, grant_id, entry_point, started_at, expires_at)
select $3, grant_id, $4, $2, $2::timestamptz + make_interval(secs => session_seconds)
from opened
returning 1 as opened
