-- Gives a pool a key in a place ('current' or 'next') that is empty; where another replica was first, its key stays.
insert into pool_key (kid, pool_id, state, public_jwk, sealed, created_at)
values ($1, $2, $3, $4, $5, $6)
on conflict (pool_id, state) where state <> 'retired' do nothing
