-- Whose new password a session waits for.
select sub, name, password_hash
from pool_challenge
join pool_user on sub = user_sub
where hash = $1 and expires_at > $2 and pool_id = $3 and enabled and status = 'FORCE_CHANGE_PASSWORD'
