-- A row is one punt, in the order and by the rows of punts.sql, with who punted and, for judging, who had last punted for that team in an earlier game.
with last_of_game as (
  select season * 100 + week as game_week, posteam as team, arg_max(punter_player_id, play_id) as punter
  from plays
  where punt_attempt = 1 and play_type = 'punt' and punter_player_id is not null
  group by all
)
select
  snaps.game_id,
  snaps.season,
  snaps.season * 100 + snaps.week as "gameWeek",
  plays.punter_player_id as player,
  earlier.punter as last_player
from snaps
join plays using (game_id, play_id)
asof left join last_of_game as earlier
  on earlier.team = snaps.offense and earlier.game_week < snaps.season * 100 + snaps.week
where snaps.season between $firstSeason and $lastSeason
  and snaps.punt_attempt = 1
  and snaps.play_type = 'punt'
  and coalesce(snaps.penalty, 0) = 0
  and coalesce(snaps.touchdown = 1 and snaps.td_team = snaps.offense, false) = false
  and coalesce(snaps.safety, 0) = 0
  and (snaps.next_yardline_100 is not null or snaps.touchdown = 1)
order by snaps.season, snaps.week, snaps.game_id, snaps.play_id;
