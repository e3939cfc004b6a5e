-- A row is one game of a season that has been played or begun, with its schedule; the score of a game that the schedule has no end of is that before its last snap.
select
  played.game_id,
  played.week,
  played.season_type,
  played.home_team,
  played.away_team,
  (games.location = 'Neutral')::double as neutral_site,
  coalesce(games.home_score, played.home_score) as home_score,
  coalesce(games.away_score, played.away_score) as away_score,
  games.home_coach,
  games.away_coach,
  games.spread_line,
  games.total_line,
  games.roof,
  games.surface,
  games.temp as temperature,
  games.wind,
  games.stadium_id
from (
  select
    game_id,
    any_value(week) as week,
    any_value(season_type) as season_type,
    any_value(home_team) as home_team,
    any_value(away_team) as away_team,
    arg_max(case when offense = home_team then offense_score else defense_score end, play_id) as home_score,
    arg_max(case when offense = home_team then defense_score else offense_score end, play_id) as away_score
  from snaps
  where season = $season
  group by game_id
) as played
left join games on games.game_id = played.game_id
order by played.week, played.game_id;
