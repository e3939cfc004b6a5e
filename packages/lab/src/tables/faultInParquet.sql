-- A row is the first cell of one parquet file that cannot be read, or names a team in $unknownTeams; rows count from 1.
WITH numbered AS (
  SELECT
    file_row_number + 1 AS row,
    CAST(COLUMNS(lambda name: list_contains($columns, name)) AS VARCHAR)
  FROM read_parquet($files, file_row_number = true)
),
cells AS (
  UNPIVOT numbered ON COLUMNS(* EXCLUDE (row)) INTO NAME name VALUE cell
)
SELECT row, name, cell
FROM cells
WHERE isFaulty($kinds[name], cell, $unknownTeams)
ORDER BY row, name
LIMIT 1;
