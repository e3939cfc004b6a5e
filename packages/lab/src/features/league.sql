-- A row of "league" is one role with its mean form over the seasons that may be learned from, for those without a past; rounded, because threads add in any order and the same rows must give the same model.
create or replace table league as
with similar_plays as (
  select * from gains
  where season between $firstSeason::integer and $lastLeagueSeason::integer
    and (down >= 3 or not $lateDownsOnly::boolean)
),
subjects as (
  select 'offense' as role, expected_points_added, success from similar_plays
  union all by name
  select 'defense' as role, expected_points_added, success from similar_plays
  union all by name
  select 'quarterback' as role, expected_points_added, success from similar_plays
  where ball_handler_id in (
    select player_id from quarterbacks where known_since < ($lastLeagueSeason::integer + 1) * 100
  )
)
select
  role,
  round(avg(expected_points_added), 9) as mean_epa,
  round(avg(success), 9) as mean_success
from subjects
group by role;
