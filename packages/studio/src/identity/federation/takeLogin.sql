-- A login comes back; whatever becomes of it, it does not come back again.
delete from pool_pending_login
where state_hash = $1 and pool_id = $2 and provider = $3
returning browser_hash, sealed, expires_at
