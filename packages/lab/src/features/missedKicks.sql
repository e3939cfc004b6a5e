-- A row is one field goal try that was no good, with what became of it; behind is where the ball was dead after a block, in yards behind the line of scrimmage (null where the half ended, or the rule of the twenty placed the ball).
select
  coalesce(kick_distance, yards_to_goal + 18) as kick_distance,
  (field_goal_result = 'blocked')::double as blocked,
  coalesce(touchdown = 1 and td_team = defense, false)::double as returned_for_touchdown,
  case
    when field_goal_result = 'blocked' and next_posteam = defense and coalesce(touchdown, 0) = 0 and yards_to_goal >= 12
      then 100 - next_yardline_100 - yards_to_goal
  end::double as behind
from snaps
where season between $firstSeason and $lastSeason
  and field_goal_attempt = 1
  and field_goal_result in ('missed', 'blocked')
order by season, week, game_id, play_id;
