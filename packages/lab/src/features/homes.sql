-- A row is one team and season with the stadium in which it played most of its home games.
select
  home_team as team,
  season,
  mode(stadium_id) as stadium_id,
  mode(case when roof in ('open', 'closed') then 'retractable' else roof end) as roof,
  mode(surface) as surface
from games
where location = 'Home' and roof is not null
group by home_team, season
order by home_team, season;
