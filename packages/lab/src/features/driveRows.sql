-- A row is one snap of regulation or overtime with its state and, as labels, how the drive ended that it belongs to: drive_end 0 touchdown, 1 field goal, 2 return touchdown against it, 3 safety against it, 4 the other side takes over (at its yards_to_goal takeover_spot), 5 time ran out; seconds is from this snap to the score, or to the other side's first snap. Drives with a kneel-down are left out.
with numbered as (
  select
    *,
    sum(begins) over (partition by game_id, game_half order by play_id) as drive
  from (
    select
      *,
      coalesce(
        offense <> lag(offense) over halves or lag(scoring_team) over halves is not null,
        true
      )::integer as begins
    from snaps
    window halves as (partition by game_id, game_half order by play_id)
  )
),
drives as (
  select
    game_id,
    game_half,
    drive,
    first(offense order by play_id) as offense,
    first(quarter order by play_id) as first_quarter,
    first(quarter_seconds_remaining order by play_id) as first_seconds,
    first(yards_to_goal order by play_id) as first_spot,
    last(quarter order by play_id) as last_quarter,
    last(quarter_seconds_remaining order by play_id) as last_seconds,
    last(scoring_team order by play_id) as scoring_team,
    last(score_points order by play_id) as score_points,
    bool_or(play_type = 'qb_kneel') as kneels
  from numbered
  group by game_id, game_half, drive
),
ended as (
  select
    *,
    lead(offense) over following as next_offense,
    lead(first_quarter) over following as next_quarter,
    lead(first_seconds) over following as next_seconds,
    lead(first_spot) over following as next_spot
  from drives
  window following as (partition by game_id, game_half order by drive)
),
labelled as (
  select
    *,
    case
      when scoring_team = offense then case score_points when 7 then 0 else 1 end
      when scoring_team is not null then case score_points when 7 then 2 else 3 end
      when next_offense is not null then 4
      else 5
    end as drive_end
  from ended
)
select
  numbered.game_id,
  numbered.play_id,
  numbered.season,
  numbered.season_type,
  numbered.offense,
  numbered.quarter,
  numbered.drive as drive_of_half,
  numbered.begins,
  numbered.down,
  numbered.yards_to_go as "yardsToGo",
  numbered.yards_to_goal as "yardsToGoal",
  case when numbered.quarter > 4 then numbered.quarter_seconds_remaining else numbered.half_seconds_remaining end as "secondsLeft",
  numbered.score_differential as lead,
  numbered.possession_team_line as "possessionTeamLine",
  numbered.offense_timeouts as "offenseTimeouts",
  labelled.drive_end,
  case when labelled.drive_end = 4 then labelled.next_spot end as takeover_spot,
  case
    when labelled.drive_end = 4
      then numbered.quarter_seconds_remaining - labelled.next_seconds + 900 * (labelled.next_quarter - numbered.quarter)
    when labelled.drive_end < 4
      then numbered.quarter_seconds_remaining - labelled.last_seconds + 900 * (labelled.last_quarter - numbered.quarter)
  end as seconds
from numbered
join labelled using (game_id, game_half, drive)
where numbered.season between $firstSeason and $lastSeason
  and not labelled.kneels
order by numbered.season, numbered.week, numbered.game_id, numbered.play_id;
