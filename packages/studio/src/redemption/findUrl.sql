-- At most one row: a minted URL by its token's hash, whatever its state, with whose profile it opens.
select access_grant.user_name as "user", access_grant.domain_id as "domainId", access_grant.profile,
       user_profile.label, presigned_url.landing, presigned_url.requester_address as "requesterAddress",
       presigned_url.expires_at as "expiresAt", presigned_url.session_seconds as "sessionSeconds",
       case
         when presigned_url.redeemed_at is not null then 'The URL was opened before.'
         when presigned_url.withdrawn_at is not null then 'The URL was withdrawn.'
         when access_grant.revoked_at is not null then 'The grant was revoked.'
       end as "closedWhy"
from presigned_url
join access_grant on access_grant.id = presigned_url.grant_id
join user_profile on user_profile.domain_id = access_grant.domain_id and user_profile.name = access_grant.profile
where presigned_url.token_hash = $1
