-- A row is one punt from the punting team's own side or midfield, with what became of it; next_spot is where the other side starts, in yards from the goal line the punting team attacks.
select
  game_id,
  season,
  week,
  offense,
  yards_to_goal,
  case
    when touchdown = 1 and td_team = defense and punt_blocked = 1 then 'blockedTouchdown'
    when touchdown = 1 and td_team = defense then 'returnTouchdown'
    when punt_blocked = 1 then 'blocked'
    when next_posteam = offense then 'muffed'
    when touchback = 1 then 'touchback'
    else 'returned'
  end as result,
  case when next_posteam = offense then next_yardline_100 else 100 - next_yardline_100 end as next_spot
from snaps
where season between $firstSeason and $lastSeason
  and punt_attempt = 1
  and play_type = 'punt'
  and coalesce(penalty, 0) = 0
  and coalesce(touchdown = 1 and td_team = offense, false) = false
  and coalesce(safety, 0) = 0
  and (next_yardline_100 is not null or touchdown = 1)
order by season, week, game_id, play_id;
