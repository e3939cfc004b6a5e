-- The pool user that an account at a corporate provider is.
select sub, name, enabled
from pool_link
join pool_user on sub = user_sub
where pool_link.pool_id = $1 and provider = $2 and subject = $3
