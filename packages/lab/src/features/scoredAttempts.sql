-- A row is one regular-season third- or fourth-down run or pass as a decision would see it: form comes from the bundle's tables, so only names stand here; the gain is the label.
with named as (
  -- the season's own spelling, so that an answer does not depend on which other seasons are there
  select passer_player_id as player_id, season, mode(passer_player_name order by play_id, game_id) as name
  from snaps where passer_player_id is not null group by passer_player_id, season
)
select
  snaps.game_id,
  snaps.season,
  snaps.week,
  snaps.offense,
  snaps.defense,
  named.name as quarterback,
  snaps.down,
  snaps.yards_to_go as "yardsToGo",
  snaps.yards_to_goal as "yardsToGoal",
  snaps.game_seconds_remaining as "secondsLeftInGame",
  snaps.half_seconds_remaining as "secondsLeftInHalf",
  snaps.score_differential as "scoreDifferential",
  snaps.possession_team_line as "possessionTeamLine",
  snaps.total_line as "totalLine",
  snaps.pass,
  snaps.yards_gained,
  (snaps.yards_gained >= snaps.yards_to_go)::double as converted
from snaps
left join named on named.player_id = snaps.quarterback_id and named.season = snaps.season
where snaps.season between $firstSeason and $lastSeason
  and snaps.season_type = 'REG'
  and snaps.down in (3, 4)
  and snaps.is_run_or_pass
order by snaps.season, snaps.week, snaps.game_id, snaps.play_id;
