-- A row is one punt, in the order and by the rows of punts.sql, with who caught it (from the description: nflverse's columns here do not name him), who caught most of that game's, and who did so in the team's last game before.
with who as (
  select
    game_id,
    play_id,
    season * 100 + week as game_week,
    defteam as receiving_team,
    nullif(regexp_replace(coalesce(
      nullif(regexp_extract("desc", 'fair catch by (?:[A-Z]{2,3}-)?([0-9]*-?[A-Z][^ ,.]*\.[^ ,]*?)[.,]? *(?:\.|$|,|\()', 1), ''),
      regexp_extract("desc", 'Center-[^,]*?\. +([0-9]*-?[A-Z][A-Za-z]*\.[A-Za-z''. -]*?) (?:to |ran |pushed |for |MUFFS|didn)', 1)
    ), '^[0-9]+-', ''), '') as returner
  from plays
  where punt_attempt = 1 and play_type = 'punt'
),
usual_returner as (
  select game_week, receiving_team, mode(receiving_team || ' ' || returner) as returner
  from who where returner is not null group by all
)
select
  snaps.defense as receiver,
  snaps.defense || ' ' || who.returner as returner,
  main.returner as usual_returner,
  earlier_returner.returner as last_returner,
  snaps.return_yards as "returnYards",
  snaps.yards_to_goal - snaps.kick_distance as "caughtAt"
from snaps
join who using (game_id, play_id)
left join usual_returner as main on main.receiving_team = snaps.defense and main.game_week = who.game_week
asof left join usual_returner as earlier_returner
  on earlier_returner.receiving_team = snaps.defense and earlier_returner.game_week < who.game_week
where snaps.punt_attempt = 1
  and snaps.play_type = 'punt'
  and coalesce(snaps.penalty, 0) = 0
  and coalesce(snaps.touchdown = 1 and snaps.td_team = snaps.offense, false) = false
  and coalesce(snaps.safety, 0) = 0
  and (snaps.next_yardline_100 is not null or snaps.touchdown = 1)
order by snaps.season, snaps.week, snaps.game_id, snaps.play_id;
