-- One row: the league's means that stand in for a team or a quarterback without a past.
select
  (select mean_epa from league where role = 'offense') as "offEpa",
  (select mean_epa from league where role = 'defense') as "defEpa",
  (select mean_epa from league where role = 'quarterback') as "qbEpa",
  (select mean_success from league where role = 'quarterback') as "qbSuccessEpa";
