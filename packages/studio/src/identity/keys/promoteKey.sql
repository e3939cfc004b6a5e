-- The key that everybody has had time to read becomes the one that signs.
update pool_key set state = 'current' where pool_id = $1 and state = 'next'
