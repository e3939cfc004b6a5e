-- A sign-in and its first refresh token. No row where the user was disabled, or given another password, meanwhile.
with started as (
  insert into pool_token_family (origin_jti, user_sub, signed_in_at, expires_at)
  select $1, sub, $5, $6
  from pool_user
  where sub = $2 and enabled and status <> 'FORCE_CHANGE_PASSWORD' and password_hash is not distinct from $3
  returning origin_jti, user_sub
),
given as (
  insert into pool_refresh_token (hash, origin_jti) select $4, origin_jti from started
)
select sub, name, groups from started join pool_user on sub = user_sub
