-- Sessions that can no longer be answered.
delete from pool_challenge where expires_at < $1
