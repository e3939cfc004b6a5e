-- Sign-ins whose refresh and access tokens have all ended.
delete from pool_token_family where expires_at < $1 or ended_at < $1
