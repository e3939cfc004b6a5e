-- A row is one player who has kicked or punted, with the usual spelling of his name in play-by-play.
select player, mode(name order by season) as name
from (
  select kicker_player_id as player, kicker_player_name as name, season from plays
  union all
  select punter_player_id, punter_player_name, season from plays
)
where player is not null and name is not null
group by player
order by player;
