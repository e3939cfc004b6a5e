-- A row is one snap of regulation with its state; the game's result is the label (1 won, 0 lost, 0.5 a tie).
select
  game_id,
  play_id,
  season,
  down,
  yards_to_go as "yardsToGo",
  yards_to_goal as "yardsToGoal",
  game_seconds_remaining as "secondsLeftInGame",
  half_seconds_remaining as "secondsLeftInHalf",
  score_differential as "scoreDifferential",
  offense_timeouts as "offenseTimeouts",
  defense_timeouts as "defenseTimeouts",
  coalesce(receives_second_half_kickoff, 0.5) as "receivesSecondHalfKickoff",
  possession_team_line as "possessionTeamLine",
  offense_result,
  case when offense_result > 0 then 1 when offense_result < 0 then 0 else 0.5 end as won
from snaps
where season between $firstSeason and $lastSeason
  and quarter <= 4
  and game_seconds_remaining is not null
  and offense_result is not null
  and (offense_result <> 0 or $withTies::boolean)
order by season, week, game_id, play_id;
