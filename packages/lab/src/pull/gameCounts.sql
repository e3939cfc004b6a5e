-- One row: how many games there are.
SELECT count(*) AS games
FROM games;
