-- One row: how many plays there are, and how many of them are of another season than $season.
SELECT count(*) AS plays, count(*) FILTER (season IS DISTINCT FROM $season) AS others
FROM plays;
