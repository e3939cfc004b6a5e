-- A row is one overtime game with its closing line and its result; nothing of its plays.
select
  game_id,
  season,
  case when game_type = 'REG' then 'REG' else 'POST' end as season_type,
  home_team,
  coalesce(spread_line, 0) as spread_line,
  result
from games
where overtime = 1 and result is not null and season between $firstSeason and $lastSeason
order by season, week, game_id;
