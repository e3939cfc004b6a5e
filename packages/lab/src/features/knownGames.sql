-- A row is one scheduled game with its closing lines and venue.
select
  season,
  week,
  home_team as home,
  away_team as away,
  location = 'Neutral' as neutral_site,
  spread_line,
  total_line,
  case when roof in ('outdoors', 'open', 'closed', 'dome') then roof end as roof,
  surface,
  temp as temperature,
  wind,
  stadium_id
from games
where season between $firstSeason and $lastSeason
order by season, week, game_id;
