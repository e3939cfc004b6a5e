-- A row of "attempts" is one third- or fourth-down run or pass with what was known before it; form comes from earlier game weeks only.
create or replace table attempts as
with form_of as (
  select snaps.*, season * 100 + week as game_week
  from snaps
  where is_run_or_pass and down in (3, 4)
)
select
  snap.game_id,
  snap.play_id,
  snap.season,
  snap.season_type,
  snap.down,
  snap.yards_to_go as "actualYardsToGo",
  snap.pass as "isCalledPass",
  snap.total_line as "totalLine",
  snap.possession_team_line as "possessionTeamLine",
  (snap.total_line + snap.possession_team_line) / 2 as "possessionTeamTotal",
  coalesce(offense.epa, $leagueTeamEpa::double) as "offEpa",
  coalesce(defense.epa, $leagueTeamEpa::double) as "defEpa",
  coalesce(quarterback.epa, $leagueQuarterbackEpa::double) as "qbEpa",
  coalesce(quarterback.success, $leagueQuarterbackSuccess::double) as "qbSuccessEpa",
  snap.yards_to_goal as "yardsToGoal",
  snap.yards_gained,
  greatest(0, least(16, snap.yards_gained)) as yards_class,
  (snap.yards_gained >= snap.yards_to_go)::double as converted,
  snap.quarter,
  snap.game_seconds_remaining as "secondsLeftInGame",
  snap.half_seconds_remaining as "secondsLeftInHalf",
  snap.score_differential as "scoreDifferential",
  snap.interception,
  snap.fumble_lost,
  snap.touchdown,
  snap.td_team = snap.defense as defense_touchdown,
  snap.next_posteam,
  snap.next_yardline_100,
  snap.offense,
  snap.description
from form_of as snap
asof left join (from form where role = 'offense') as offense
  on snap.offense = offense.subject and snap.game_week > offense.game_week
asof left join (from form where role = 'defense') as defense
  on snap.defense = defense.subject and snap.game_week > defense.game_week
asof left join (from form where role = 'quarterback') as quarterback
  on snap.quarterback_id = quarterback.subject and snap.game_week > quarterback.game_week;
