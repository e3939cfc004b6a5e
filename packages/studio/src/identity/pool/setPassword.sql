-- Gives a user another password, and ends all that came of the old one. No row: no such user, or a linked one.
with changed as (
  update pool_user
  set password_hash = $3, status = $4, temporary_until = $5, changed_at = $6
  where pool_id = $1 and name = $2 and status <> 'EXTERNAL_PROVIDER'
  returning sub
),
ended as (
  update pool_token_family set ended_at = $6
  where ended_at is null and user_sub in (select sub from changed)
),
forgotten as (
  delete from pool_challenge where user_sub in (select sub from changed)
)
select sub from changed
