-- Uses a session up for a permanent password. No row where it is used, or the user was changed meanwhile.
with spent as (
  delete from pool_challenge where hash = $1 and expires_at > $4 returning user_sub
)
update pool_user
set password_hash = $3, status = 'CONFIRMED', temporary_until = null, changed_at = $4
from spent
where sub = user_sub and password_hash = $2 and enabled and status = 'FORCE_CHANGE_PASSWORD'
returning sub
