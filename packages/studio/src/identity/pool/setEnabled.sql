-- Enables or disables a user; who is disabled is signed out as well, so that enabling opens nothing old.
with changed as (
  update pool_user set enabled = $3, changed_at = $4
  where pool_id = $1 and name = $2
  returning sub, enabled
),
ended as (
  update pool_token_family set ended_at = $4
  where ended_at is null and user_sub in (select sub from changed where not enabled)
),
forgotten as (
  delete from pool_challenge where user_sub in (select sub from changed where not enabled)
)
select sub from changed
