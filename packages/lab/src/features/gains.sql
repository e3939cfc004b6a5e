-- A row of "gains" is one run or pass with the expected points it added (our own model) and whether it was a success; it looks at its own result and is only ever used for LATER games.
create or replace table gains as
with valued as (
  select
    snaps.*,
    before.expected_points as points_before,
    next.expected_points as next_points
  from snaps
  join expected_points as before using (game_id, play_id)
  left join expected_points as next
    on next.game_id = snaps.game_id and next.play_id = snaps.next_play_id
),
added as (
  select
    *,
    case
      when scoring_team = offense then score_points
      when scoring_team is not null then -score_points
      when next_posteam = offense then next_points
      when next_posteam is not null then -next_points
      else 0 -- the half ends with this play
    end - points_before as expected_points_added
  from valued
  where is_run_or_pass
)
select
  game_id,
  play_id,
  season,
  season * 100 + week as game_week,
  offense,
  defense,
  down,
  -- a scramble has no passer: its runner is the quarterback
  coalesce(passer_player_id, rusher_player_id) as ball_handler_id,
  expected_points_added,
  (expected_points_added > 0)::double as success
from added;
