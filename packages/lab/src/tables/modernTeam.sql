-- Every row of the table whose team is written in a historic spelling takes the modern abbreviation.
UPDATE {table}
SET {column} = $modern
WHERE {column} = $spelling;
