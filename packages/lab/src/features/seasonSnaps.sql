-- A row is one snap of a season on any down, regular and postseason, overtime, penalties and kneels included, with the situation before the snap and, as labels, what was called and what a run or pass gained.
with named as (
  select passer_player_id as player_id, mode(passer_player_name) as name
  from snaps where passer_player_id is not null group by passer_player_id
),
possessions as (
  -- possessions of each overtime in their order; a new one begins where the team with the ball changes
  select
    game_id,
    play_id,
    offense,
    sum(changed) over (partition by game_id, quarter order by play_id) as possession
  from (
    select
      game_id,
      play_id,
      quarter,
      offense,
      coalesce(offense <> lag(offense) over (partition by game_id, quarter order by play_id), true)::integer as changed
    from snaps
    where quarter > 4
  )
)
select
  snaps.game_id,
  snaps.play_id,
  snaps.season,
  snaps.season_type,
  snaps.week,
  snaps.offense,
  snaps.defense,
  snaps.home_team,
  (snaps.location = 'Neutral')::double as neutral_site,
  snaps.quarter,
  snaps.quarter_seconds_remaining as "secondsLeftInQuarter",
  snaps.offense_score as "offenseScore",
  snaps.defense_score as "defenseScore",
  snaps.down,
  snaps.yards_to_go as "yardsToGo",
  snaps.yards_to_goal as "yardsToGoal",
  snaps.offense_timeouts as "offenseTimeouts",
  snaps.defense_timeouts as "defenseTimeouts",
  snaps.receives_second_half_kickoff as "receivesSecondHalfKickoff",
  snaps.possession_team_line as "possessionTeamLine",
  snaps.total_line as "totalLine",
  snaps.roof,
  snaps.surface,
  snaps.temperature as "temperatureF",
  snaps.wind as "windMph",
  snaps.stadium_id,
  named.name as quarterback,
  ceil((coalesce(possessions.possession, 1) - 1) / 2) as "defenseOvertimePossessions",
  floor((coalesce(possessions.possession, 1) - 1) / 2) as "offenseOvertimePossessions",
  case
    when snaps.is_run_or_pass then 'goForIt'
    when snaps.play_type = 'field_goal' then 'fieldGoal'
    when snaps.play_type = 'punt' then 'punt'
    when snaps.play_type = 'qb_kneel' then 'kneel'
    else 'none'
  end as actual_choice,
  case when snaps.is_run_or_pass then snaps.yards_gained end as yards_gained
from snaps
left join named on named.player_id = snaps.quarterback_id
left join possessions using (game_id, play_id)
where snaps.season = $season
order by snaps.week, snaps.game_id, snaps.play_id;
