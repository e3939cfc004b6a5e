-- Uses a refresh token up and puts the next one in its place, in one step. No row where it does not work (any more).
with spent as (
  update pool_refresh_token as token
  set used_at = $3
  from pool_token_family as family
  join pool_user on sub = user_sub
  where token.hash = $1
    and token.used_at is null
    and family.origin_jti = token.origin_jti
    and family.ended_at is null
    and family.expires_at > $3
    and enabled
    and pool_id = $4
  returning token.origin_jti, sub, name, groups, signed_in_at
),
given as (
  insert into pool_refresh_token (hash, origin_jti) select $2, origin_jti from spent
)
select origin_jti, sub, name, groups, signed_in_at from spent
