-- A row is one fourth down of regulation, regular and postseason, with what was called (a fake is the run or pass that it was; kneels and plays that never were are left out) and the situation before the snap.
select
  game_id,
  quarter,
  game_seconds_remaining as "secondsLeftInGame",
  half_seconds_remaining as "secondsLeftInHalf",
  score_differential as "scoreDifferential",
  yards_to_go as "yardsToGo",
  yards_to_goal as "yardsToGoal",
  case when is_run_or_pass then 0 when play_type = 'field_goal' then 1 else 2 end as call
from snaps
where season between $firstSeason and $lastSeason
  and down = 4
  and quarter <= 4
  and (is_run_or_pass or play_type in ('field_goal', 'punt'))
order by season, week, game_id, play_id;
