-- A row is a row of the csv files, in their order; $header names all columns of the files, so nothing is guessed.
INSERT INTO {table} ({columns})
SELECT {cells}
FROM read_csv(
  $files, columns = $header, auto_detect = false, header = true,
  delim = ',', quote = '"', escape = '"', nullstr = $nulls
);
