-- A row is a play, in the order of the file.
SELECT *
FROM plays;
