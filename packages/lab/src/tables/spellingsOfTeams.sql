-- A row is one spelling of a team in one column of the table.
SELECT DISTINCT {column} AS spelling
FROM {table}
WHERE {column} IS NOT NULL;
