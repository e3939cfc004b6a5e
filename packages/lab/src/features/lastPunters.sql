-- A row is one team and game week with the punter who last punted for it there.
select
  posteam as team,
  season * 100 + week as game_week,
  arg_max(punter_player_id, play_id) as player
from plays
where punt_attempt = 1 and play_type = 'punt' and punter_player_id is not null and season <= $lastSeason
group by all
order by team, game_week;
