-- A row is a user profile, with the user who may open it now.
select user_profile.domain_id as "domainId", user_profile.name, user_profile.region, user_profile.label,
       user_profile.created_at as "createdAt", access_grant.user_name as "user"
from user_profile
left join access_grant
  on access_grant.domain_id = user_profile.domain_id and access_grant.profile = user_profile.name
 and access_grant.revoked_at is null
order by user_profile.domain_id, user_profile.name collate "C"
