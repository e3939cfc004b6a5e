-- The sealed private key with which a pool signs now.
select kid, sealed from pool_key where pool_id = $1 and state = 'current'
