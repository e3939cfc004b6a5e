-- A row is one third- or fourth-down run or pass of a regular season, as "attempts" has it.
select *, "actualYardsToGo" as "yardsToGo"
from attempts
where season between $firstSeason and $lastSeason and season_type = 'REG'
order by season, game_id, play_id;
