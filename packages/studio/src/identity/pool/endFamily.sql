-- Ends a sign-in with all its refresh tokens.
update pool_token_family set ended_at = $2 where origin_jti = $1 and ended_at is null
