-- A row of "expected_points" is one snap with what the frozen model says it is worth to the offense.
create or replace table expected_points (game_id varchar, play_id double, expected_points double);
