-- A row is one snap of regulation with its state and the next score of the half from the offense's view (class order of the expected-points model); the next score is a label.
select
  game_id,
  play_id,
  season,
  half_seconds_remaining as "secondsLeftInHalf",
  yards_to_goal as "yardsToGoal",
  down,
  yards_to_go as "yardsToGo",
  offense_timeouts as "offenseTimeouts",
  defense_timeouts as "defenseTimeouts",
  score_differential as "scoreDifferential",
  quarter,
  case
    when next_scoring_team is null then 6
    when next_scoring_team = offense then case next_score_points when 7 then 0 when 3 then 2 else 4 end
    else case next_score_points when 7 then 1 when 3 then 3 else 5 end
  end as next_score
from snaps
where season between $firstSeason and $lastSeason
order by season, week, game_id, play_id;
