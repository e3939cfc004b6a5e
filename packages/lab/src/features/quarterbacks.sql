-- A row of "quarterbacks" is one player with the game week since which he is known as one: once he has thrown often enough, whatever comes later.
create or replace table quarterbacks as
select passer_player_id as player_id, min(game_week) as known_since
from (
  select
    passer_player_id,
    season * 100 + week as game_week,
    row_number() over (partition by passer_player_id order by season * 100 + week, game_id, play_id) as pass_number
  from snaps
  where season >= $firstSeason::integer and pass = 1 and passer_player_id is not null
)
where pass_number >= $quarterbackMinimum::integer
group by passer_player_id;
