-- Deletes a user, and by the references all that hangs on it.
delete from pool_user where pool_id = $1 and name = $2 returning sub
