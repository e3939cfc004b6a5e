-- A user by the exact code points of the name.
select sub, name, status, enabled, groups, password_hash, temporary_until, created_at, changed_at
from pool_user
where pool_id = $1 and name = $2
