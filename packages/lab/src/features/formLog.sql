-- A row is one entry of the bundle's form log: a team's offense and defense, or a quarterback, as known AFTER that game week.
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
  select passer_player_id as player_id, mode(passer_player_name) as name
  from snaps where passer_player_id is not null group by passer_player_id
) as names on form.role = 'quarterback' and names.player_id = form.subject
left join (
  select ball_handler_id as player_id, game_week, mode(offense) as team
  from gains where ball_handler_id is not null group by ball_handler_id, game_week
) as player_team
  on form.role = 'quarterback' and player_team.player_id = form.subject and player_team.game_week = form.game_week
where form.game_week between $firstSeason::integer * 100 - 100 and $lastSeason::integer * 100 + 99
order by form.role, form.subject, form.game_week;
