-- One row: the league's mean form over the seasons that may be learned from, for teams and quarterbacks without a past; rounded, because threads add in any order.
with quarterbacks as (
  -- known as one once he has thrown often enough, whatever comes later
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
  group by passer_player_id
)
select
  (select round(avg(expected_points_added), 9) from gains where season between $firstSeason and $lastLeagueSeason and (down >= 3 or not $lateDownsOnly)) as team_epa,
  round(avg(gains.expected_points_added), 9) as quarterback_epa,
  round(avg(gains.success), 9) as quarterback_success
from gains
where season between $firstSeason and $lastLeagueSeason
  and (down >= 3 or not $lateDownsOnly)
  and ball_handler_id in (
    select player_id from quarterbacks where known_since < ($lastLeagueSeason + 1) * 100
  );
