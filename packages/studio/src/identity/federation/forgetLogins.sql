-- Logins at a provider that nobody came back from.
delete from pool_pending_login where expires_at < $1
