-- One row: what became of the plays after touchdowns.
select
  sum((extra_point_attempt = 1)::integer) as kicks,
  sum((extra_point_attempt = 1 and extra_point_result = 'good')::integer) as kicks_good,
  sum((two_point_attempt = 1)::integer) as two_points,
  sum((two_point_attempt = 1 and two_point_conv_result = 'success')::integer) as two_points_good,
  sum((extra_point_attempt = 1 and lower(plays.desc) like '%defensive two-point attempt%succeeds%')::integer) as kicks_returned,
  sum((two_point_attempt = 1 and lower(plays.desc) like '%defensive two-point attempt%succeeds%')::integer) as two_points_returned
from plays
where season between $firstSeason and $lastSeason;
