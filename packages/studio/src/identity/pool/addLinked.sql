-- Makes a user for an account at a corporate provider. No row where the name is taken: nobody takes over a user.
with made as (
  insert into pool_user (sub, pool_id, name, status, created_at, changed_at)
  values ($1, $2, $3, 'EXTERNAL_PROVIDER', $6, $6)
  on conflict (pool_id, name) do nothing
  returning sub
)
insert into pool_link (pool_id, provider, subject, user_sub)
select $2, $4, $5, sub from made
returning user_sub
