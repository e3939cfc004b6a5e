-- The same password, hashed at today's cost; not where it has been changed meanwhile.
update pool_user set password_hash = $3 where sub = $1 and password_hash = $2
