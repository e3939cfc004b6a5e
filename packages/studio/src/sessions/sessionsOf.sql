-- A row is a session of the given cookies (by hash), with the reason why it has ended: itself, its grant, its user.
select studio_session.cookie_hash as "cookieHash", user_name as "user", domain_id as "domainId", profile, label,
       studio_session.entry_point as "entryPoint", studio_session.started_at as "startedAt", studio_session.expires_at as "expiresAt",
       coalesce(studio_session.ended_why, grant_standing.ended_why) as "endedWhy"
from studio_session
join grant_standing using (grant_id)
where studio_session.cookie_hash = any($1)
