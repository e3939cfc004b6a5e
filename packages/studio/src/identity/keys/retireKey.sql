-- The current key signs no more; it verifies until its last token has ended.
update pool_key set state = 'retired', verifiable_until = $2 where pool_id = $1 and state = 'current'
