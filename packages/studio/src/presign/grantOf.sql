-- At most one row: the mapping of a user, compared byte for byte; none where it opens nothing any more.
select grant_id as "grantId", user_name as "user", domain_id as "domainId", profile, region, label
from grant_standing
where user_name = $1 collate "C" and ended_why is null
