-- Withdraws every URL that is still to be opened and ends every session: after the clock was set back, their times mean nothing.
with withdrawn as (
  update presigned_url set withdrawn_at = $1 where redeemed_at is null and withdrawn_at is null returning 1
), ended as (
  update studio_session set ended_at = $1, ended_why = $2 where ended_at is null returning 1
)
select (select count(*) from withdrawn) as urls, (select count(*) from ended) as sessions
