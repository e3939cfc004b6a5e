-- A row is one third- or fourth-down run or pass with its turnover, if any; next_* columns are labels. spot is where the new offense starts, in yards downfield of the old line of scrimmage.
select
  "isCalledPass" as call,
  "actualYardsToGo" as yards_to_go,
  "yardsToGoal" as yards_to_goal,
  yards_gained,
  converted,
  coalesce(interception, 0) as interception,
  coalesce(fumble_lost, 0) as fumble_lost,
  coalesce(defense_touchdown, false)::double as returned_for_touchdown,
  case when next_posteam <> offense then "yardsToGoal" - (100 - next_yardline_100) end as spot
from attempts
where season between $firstSeason and $lastSeason
order by season, game_id, play_id;
