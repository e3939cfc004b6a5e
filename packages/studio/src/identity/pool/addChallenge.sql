-- A right temporary password waits for the new one. No row where the user was changed meanwhile.
insert into pool_challenge (hash, user_sub, expires_at)
select $1, sub, $4 from pool_user where sub = $2 and password_hash = $3 and enabled
returning user_sub
