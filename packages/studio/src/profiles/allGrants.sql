-- A row is a grant, the latest first; with the sessions that it has open.
select access_grant.user_name as "user", access_grant.domain_id as "domainId", access_grant.profile,
       access_grant.given_at as "givenAt", access_grant.revoked_at as "revokedAt",
       (select count(*)::integer from studio_session
        where studio_session.grant_id = access_grant.id and studio_session.ended_at is null
          and studio_session.expires_at > $1 and access_grant.revoked_at is null) as "openSessions"
from access_grant
order by access_grant.id desc
