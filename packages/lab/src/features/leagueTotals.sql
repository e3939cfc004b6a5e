-- A row is one season's mean closing total.
select season, round(avg(total_line), 2) as total_line
from games where total_line is not null group by season order by season;
