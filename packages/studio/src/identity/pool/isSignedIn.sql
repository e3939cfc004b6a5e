-- One row where a user of this name is there and enabled, and this sign-in has not been ended.
select 1 as yes
from pool_token_family
join pool_user on sub = user_sub
where origin_jti = $1 and sub = $2 and pool_id = $3 and name = $4 and enabled and ended_at is null
