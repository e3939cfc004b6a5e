-- A row is one team and game week with the quarterback who started it, by his name in play-by-play.
with named as (
  select passer_player_id as player_id, mode(passer_player_name) as name
  from snaps where passer_player_id is not null group by passer_player_id
),
sides as (
  select season, week, home_team as team, home_qb_id as player_id from games where result is not null
  union all
  select season, week, away_team, away_qb_id from games where result is not null
)
select sides.team, sides.season * 100 + sides.week as game_week, named.name
from sides join named using (player_id)
where sides.season between $firstSeason - 1 and $lastSeason
order by sides.team, game_week;
