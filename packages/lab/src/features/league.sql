-- One row: the league's mean form over the seasons that may be learned from, for teams and quarterbacks without a past.
select
  (select avg(expected_points_added) from gains where season between $firstSeason and $lastLeagueSeason and (down >= 3 or not $lateDownsOnly)) as team_epa,
  avg(gains.expected_points_added) as quarterback_epa,
  avg(gains.success) as quarterback_success
from gains
where season between $firstSeason and $lastLeagueSeason
  and (down >= 3 or not $lateDownsOnly)
  and ball_handler_id in (
    select passer_player_id from snaps
    where season >= $firstSeason and pass = 1
    group by passer_player_id having count(*) >= $quarterbackMinimum
  );
