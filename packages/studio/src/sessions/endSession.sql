-- Ends one session, by the hash of its cookie.
update studio_session set ended_at = $2, ended_why = $3 where cookie_hash = $1 and ended_at is null
