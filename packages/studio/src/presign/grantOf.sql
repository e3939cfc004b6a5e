-- At most one row: the mapping of a user, compared byte for byte; none where the grant is revoked.
select access_grant.id as "grantId", access_grant.user_name as "user", access_grant.domain_id as "domainId",
       access_grant.profile, user_profile.region, user_profile.label
from access_grant
join user_profile on user_profile.domain_id = access_grant.domain_id and user_profile.name = access_grant.profile
where access_grant.user_name = $1 collate "C" and access_grant.revoked_at is null
