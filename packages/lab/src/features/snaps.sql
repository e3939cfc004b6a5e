-- A row of "snaps" is one scrimmage play of regulation or overtime; next_* columns look at later plays of the same half and are labels, never features.
create or replace table snaps as
with scored as (
  select
    *,
    -- who scored on this play, and what: the label 'next score' and the points of an expected-points change
    case
      when touchdown = 1 and td_team is not null then td_team
      when field_goal_result = 'made' then posteam
      when safety = 1 then defteam
    end as scoring_team,
    case
      when touchdown = 1 and td_team is not null then 7
      when field_goal_result = 'made' then 3
      when safety = 1 then 2
    end as score_points
  from plays
  where coalesce(play_deleted, 0) = 0
),
sequenced as (
  select
    *,
    down is not null and posteam is not null and yardline_100 between 1 and 99 as is_snap,
    first_value(scoring_team ignore nulls) over later as next_scoring_team,
    first_value(score_points ignore nulls) over later as next_score_points,
    last_value(case when pass = 1 then passer_player_id end ignore nulls) over (
      partition by game_id, posteam order by play_id rows between unbounded preceding and 1 preceding
    ) as last_passer_id
  from scored
  window later as (partition by game_id, game_half order by play_id rows between current row and unbounded following)
),
chosen as (
  select
    *,
    lead(posteam) over following as next_posteam,
    lead(yardline_100) over following as next_yardline_100,
    lead(play_id) over following as next_play_id
  from sequenced
  where is_snap
  window following as (partition by game_id, game_half order by play_id)
)
select
  chosen.game_id,
  chosen.play_id,
  chosen.season,
  chosen.season_type,
  chosen.week,
  chosen.home_team,
  chosen.away_team,
  chosen.posteam as offense,
  chosen.defteam as defense,
  chosen.qtr as quarter,
  chosen.quarter_seconds_remaining,
  chosen.half_seconds_remaining,
  chosen.game_seconds_remaining,
  chosen.game_half,
  chosen.down,
  chosen.ydstogo as yards_to_go,
  chosen.yardline_100 as yards_to_goal,
  coalesce(chosen.score_differential, 0) as score_differential,
  coalesce(chosen.posteam_score, 0) as offense_score,
  coalesce(chosen.defteam_score, 0) as defense_score,
  chosen.posteam_timeouts_remaining as offense_timeouts,
  chosen.defteam_timeouts_remaining as defense_timeouts,
  -- the home team received the opening kickoff, so the away team receives the second half's
  case
    when chosen.qtr > 2 then 0
    when chosen.home_opening_kickoff is null then null
    when (chosen.posteam = chosen.home_team) = (chosen.home_opening_kickoff = 1) then 0
    else 1
  end as receives_second_half_kickoff,
  chosen.play_type,
  chosen.pass,
  chosen.rush,
  chosen.yards_gained,
  chosen.sack,
  chosen.interception,
  chosen.fumble_lost,
  chosen.touchdown,
  chosen.td_team,
  chosen.safety,
  chosen.penalty,
  chosen.penalty_team,
  chosen.penalty_yards,
  chosen.first_down_penalty,
  chosen.punt_attempt,
  chosen.punt_blocked,
  chosen.field_goal_attempt,
  chosen.field_goal_result,
  chosen.kick_distance,
  chosen.return_yards,
  chosen.touchback,
  chosen.desc as description,
  chosen.play_type in ('run', 'pass') as is_run_or_pass,
  chosen.scoring_team,
  chosen.score_points,
  chosen.next_scoring_team,
  chosen.next_score_points,
  chosen.next_play_id,
  chosen.next_posteam,
  chosen.next_yardline_100,
  -- who was behind center before this snap; the passer of the play itself would tell the future
  coalesce(
    chosen.last_passer_id,
    case when chosen.posteam = chosen.home_team then games.home_qb_id else games.away_qb_id end
  ) as quarterback_id,
  chosen.passer_player_id,
  chosen.passer_player_name,
  chosen.rusher_player_id,
  -- nflverse's spread_line is positive when the HOME team is favoured
  case when chosen.posteam = chosen.home_team then games.spread_line else -games.spread_line end as possession_team_line,
  games.total_line,
  games.result,
  case when chosen.posteam = chosen.home_team then games.result else -games.result end as offense_result,
  games.roof,
  games.surface,
  games.temp as temperature,
  games.wind,
  games.stadium_id,
  games.location
from chosen
left join games on games.game_id = chosen.game_id;
