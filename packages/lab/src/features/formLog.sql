-- A row is one entry of the bundle's form log: a team's offense and defense, or a quarterback under each spelling of his name, as known AFTER that game week.
select
  form.role,
  form.subject,
  form.game_week,
  form.epa,
  form.success,
  names.name,
  coalesce(player_team.team, '') as team
from form
left join (
  select distinct passer_player_id as player_id, passer_player_name as name
  from snaps where passer_player_id is not null and passer_player_name is not null
) as names on form.role = 'quarterback' and names.player_id = form.subject
left join (
  select ball_handler_id as player_id, game_week, mode(offense) as team
  from gains where ball_handler_id is not null group by ball_handler_id, game_week
) as player_team
  on form.role = 'quarterback' and player_team.player_id = form.subject and player_team.game_week = form.game_week
where form.game_week between $firstSeason::integer * 100 - 100 and $lastSeason::integer * 100 + 99
order by form.role, form.subject, names.name, form.game_week;
