-- Keys whose last token has ended are of no use to anybody but a thief.
delete from pool_key where pool_id = $1 and state = 'retired' and verifiable_until <= $2
