-- A row is one field goal try of a regular-season or playoff game.
select
  game_id,
  season,
  season_type,
  week,
  offense,
  coalesce(kick_distance, yards_to_goal + 18) as "kickDistance",
  (roof in ('dome', 'closed'))::double as indoors,
  case when roof in ('dome', 'closed') then null else wind end as "windMph",
  case when roof in ('dome', 'closed') then null else temperature end as "temperatureF",
  stadium_id,
  (surface not ilike '%grass%')::double as "artificialTurf",
  (field_goal_result = 'made')::double as made
from snaps
where season between $firstSeason and $lastSeason
  and field_goal_attempt = 1
  and field_goal_result is not null
order by season, week, game_id, play_id;
