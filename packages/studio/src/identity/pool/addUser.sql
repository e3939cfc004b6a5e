-- Makes a user of a pool; no row where the name is taken.
insert into pool_user (sub, pool_id, name, status, password_hash, temporary_until, created_at, changed_at)
values ($1, $2, $3, $4, $5, $6, $7, $7)
on conflict (pool_id, name) do nothing
returning sub, name, status, enabled, groups, password_hash, temporary_until, created_at, changed_at
