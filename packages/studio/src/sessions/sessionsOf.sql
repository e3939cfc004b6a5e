-- A row is a session of the given cookies (by hash), with the reason why it has ended: itself, its grant, its user.
select studio_session.cookie_hash as "cookieHash", access_grant.user_name as "user",
       access_grant.domain_id as "domainId", access_grant.profile, user_profile.label,
       studio_session.entry_point as "entryPoint", studio_session.expires_at as "expiresAt",
       case
         when studio_session.ended_at is not null then studio_session.ended_why
         when access_grant.revoked_at is not null then 'The grant was revoked.'
       end as "endedWhy"
from studio_session
join access_grant on access_grant.id = studio_session.grant_id
join user_profile on user_profile.domain_id = access_grant.domain_id and user_profile.name = access_grant.profile
where studio_session.cookie_hash = any($1)
