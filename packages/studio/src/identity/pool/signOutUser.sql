-- Ends every sign-in of a user. One row where the user is there.
with found as (
  select sub from pool_user where pool_id = $1 and name = $2
),
ended as (
  update pool_token_family set ended_at = $3
  where ended_at is null and user_sub in (select sub from found)
)
select sub from found
