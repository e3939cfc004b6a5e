-- A row is one game of these seasons with a play in "snaps".
select distinct game_id, season
from snaps
where season between $firstSeason and $lastSeason
order by season, game_id;
