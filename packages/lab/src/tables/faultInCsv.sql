-- A row is the first cell of one csv file that cannot be read, or names a team in $unknownTeams; row 1 follows the header.
WITH numbered AS (
  SELECT row_number() OVER () AS row, COLUMNS(lambda name: list_contains($columns, name))
  FROM read_csv(
    $files, columns = $header, auto_detect = false, header = true,
    delim = ',', quote = '"', escape = '"', nullstr = $nulls
  )
),
cells AS (
  UNPIVOT numbered ON COLUMNS(* EXCLUDE (row)) INTO NAME name VALUE cell
)
SELECT row, name, cell
FROM cells
WHERE isFaulty($kinds[name], cell, $unknownTeams)
ORDER BY row, name
LIMIT 1;
