-- A row is one third- or fourth-down snap that was a run, a pass, or undone by an accepted penalty.
select
  season,
  yards_to_go,
  (play_type = 'no_play' and first_down_penalty = 1 and penalty_team = defense)::double as first_down_by_defense,
  (play_type = 'no_play' and penalty_team = offense)::double as replay_by_offense,
  coalesce(penalty_yards, 0) as penalty_yards
from snaps
where season between $firstSeason and $lastSeason
  and down in (3, 4)
  and (is_run_or_pass or (play_type = 'no_play' and penalty = 1));
