-- A login sets out to a provider.
insert into pool_pending_login (state_hash, pool_id, provider, browser_hash, sealed, expires_at)
values ($1, $2, $3, $4, $5, $6)
