-- A row is what the files say it is: a play, a game; the columns come with their types.
CREATE OR REPLACE TABLE {table} ({columns});
