-- Puts a user into these groups and no others; tokens say it from the next ones on.
update pool_user set groups = $3, changed_at = $4 where pool_id = $1 and name = $2 returning sub
