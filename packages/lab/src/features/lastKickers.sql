-- A row is one team and game week with the kicker who last tried a field goal or extra point for it there.
select
  posteam as team,
  season * 100 + week as game_week,
  arg_max(kicker_player_id, play_id) as player
from plays
where (field_goal_attempt = 1 or extra_point_attempt = 1) and kicker_player_id is not null and season <= $lastSeason
group by all
order by team, game_week;
