-- A row is one kick in the order of play: a field goal try, by the rows of kicks.sql, or an extra point from the 15 (since 2015), with who kicked it and, for judging, who had last kicked for that team in an earlier game.
with kicked as (
  select
    game_id,
    season,
    week,
    play_id,
    posteam as team,
    kicker_player_id as kicker,
    extra_point_result
  from plays
  where (field_goal_attempt = 1 or extra_point_attempt = 1) and kicker_player_id is not null
),
last_of_game as (
  select game_id, team, season * 100 + week as game_week, arg_max(kicker, play_id) as kicker
  from kicked
  group by all
)
select
  kicked.game_id,
  kicked.season,
  kicked.season * 100 + kicked.week as "gameWeek",
  kicked.kicker as player,
  earlier.kicker as last_player,
  (snaps.play_id is not null)::integer as "isFieldGoal",
  (kicked.extra_point_result = 'good')::integer as "isGoodTry"
from kicked
left join snaps
  on snaps.game_id = kicked.game_id and snaps.play_id = kicked.play_id
  and snaps.field_goal_attempt = 1 and snaps.field_goal_result is not null
asof left join last_of_game as earlier
  on earlier.team = kicked.team and earlier.game_week < kicked.season * 100 + kicked.week
where kicked.season between $firstSeason and $lastSeason
  and (
    snaps.play_id is not null
    or (kicked.season >= 2015 and kicked.extra_point_result in ('good', 'failed', 'blocked'))
  )
order by kicked.season, kicked.week, kicked.game_id, kicked.play_id;
