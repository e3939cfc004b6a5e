-- A row is one tracked play with where the ball lay before the snap: yards beyond (negative: short of) its whole-yard spot.
select "ballMinusYardline"::double as ball_minus_yardline
from read_csv($file, header = true, all_varchar = true)
where nullif("ballMinusYardline", '') is not null
order by "gameId", "playId";
