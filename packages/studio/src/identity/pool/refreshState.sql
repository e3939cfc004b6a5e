-- What is known of a refresh token that did not work.
select family.origin_jti, name, enabled, used_at, ended_at, expires_at
from pool_refresh_token as token
join pool_token_family as family on family.origin_jti = token.origin_jti
join pool_user on sub = user_sub
where token.hash = $1 and pool_id = $2
