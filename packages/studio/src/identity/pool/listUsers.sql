-- All users of a pool, by code points.
select sub, name, status, enabled, groups, password_hash, temporary_until, created_at, changed_at
from pool_user
where pool_id = $1
order by name
