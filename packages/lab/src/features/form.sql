-- A row of "form" is what was known of one offense, defense or quarterback AFTER a game week (season · 100 + week): mean expected points added and success over its last N similar plays, shrunk to the league. A play may use rows of earlier weeks only.
create or replace table form as
with roles (role, plays, shrinkage) as (
  values
    ('offense', $teamPlays::integer, $teamShrinkage::double),
    ('defense', $teamPlays::integer, $teamShrinkage::double),
    ('quarterback', $quarterbackPlays::integer, $quarterbackShrinkage::double)
),
similar_plays as (
  select * from gains
  where season >= $firstSeason::integer and (down >= 3 or not $lateDownsOnly::boolean)
),
subjects as (
  select 'offense' as role, offense as subject, * from similar_plays
  union all by name
  select 'defense' as role, defense as subject, * from similar_plays
  union all by name
  select 'quarterback' as role, ball_handler_id as subject, * from similar_plays
  where ball_handler_id in (select player_id from quarterbacks)
),
running as (
  select
    role,
    subject,
    game_week,
    row_number() over in_order as play_number,
    sum(expected_points_added) over in_order as total_epa,
    sum(success) over in_order as total_success
  from subjects
  window in_order as (
    partition by role, subject order by game_week, game_id, play_id
    rows between unbounded preceding and current row
  )
),
week_ends as (
  select role, subject, game_week, max(play_number) as play_number
  from running
  group by role, subject, game_week
)
select
  week_ends.role,
  week_ends.subject,
  week_ends.game_week,
  (upto.total_epa - coalesce(dropped.total_epa, 0) + roles.shrinkage * league.mean_epa)
    / (least(week_ends.play_number, roles.plays) + roles.shrinkage) as epa,
  (upto.total_success - coalesce(dropped.total_success, 0) + roles.shrinkage * league.mean_success)
    / (least(week_ends.play_number, roles.plays) + roles.shrinkage) as success
from week_ends
join roles using (role)
join league using (role)
left join quarterbacks
  on week_ends.role = 'quarterback' and quarterbacks.player_id = week_ends.subject
join running as upto using (role, subject, play_number)
left join running as dropped
  on dropped.role = week_ends.role
  and dropped.subject = week_ends.subject
  and dropped.play_number = week_ends.play_number - roles.plays
where week_ends.role <> 'quarterback' or week_ends.game_week >= quarterbacks.known_since;
