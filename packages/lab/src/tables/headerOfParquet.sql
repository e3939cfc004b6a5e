-- No row: only the names of the columns of one parquet file are of interest.
SELECT *
FROM read_parquet($file)
LIMIT 0;
