-- The public keys of a pool by which a token can still be good at a time: current first, then next, then older ones.
select kid, public_jwk, verifiable_until
from pool_key
where pool_id = $1 and (state <> 'retired' or verifiable_until > $2)
order by case state when 'current' then 0 when 'next' then 1 else 2 end, created_at desc
