-- A row is a row of the parquet files, in their order.
INSERT INTO {table} ({columns})
SELECT {cells}
FROM read_parquet($files);
