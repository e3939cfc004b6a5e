-- At most one row: a minted URL by its token's hash, whatever its state, with whose profile it opens.
select user_name as "user", domain_id as "domainId", profile, label, presigned_url.landing,
       presigned_url.requester_address as "requesterAddress", presigned_url.minted_at as "mintedAt", presigned_url.expires_at as "expiresAt",
       presigned_url.session_seconds as "sessionSeconds",
       case
         when presigned_url.redeemed_at is not null then 'The URL was opened before.'
         when presigned_url.withdrawn_at is not null then 'The URL was withdrawn.'
         else grant_standing.ended_why
       end as "closedWhy"
from presigned_url
join grant_standing using (grant_id)
where presigned_url.token_hash = $1
