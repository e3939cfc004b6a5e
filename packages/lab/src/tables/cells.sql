-- A cell of a file becomes a cell of the table: null for nothing, NA and NaN (the light reader's nullSpellings);
-- the query fails on any other text that is not what its column holds.
CREATE OR REPLACE TEMP MACRO standsForNull(cell) AS CAST(cell AS VARCHAR) IN ('', 'NA', 'NaN', 'nan');

CREATE OR REPLACE TEMP MACRO maybeNumber(cell) AS CASE
  WHEN isfinite(try_cast(cell AS DOUBLE)) THEN try_cast(cell AS DOUBLE)
END;

-- A cast to INTEGER would round 2.5; a whole number equals its own cast.
CREATE OR REPLACE TEMP MACRO maybeInteger(cell) AS CASE
  WHEN try_cast(cell AS DOUBLE) = try_cast(cell AS INTEGER) THEN try_cast(cell AS INTEGER)
END;

CREATE OR REPLACE TEMP MACRO maybeFlag(cell) AS CASE
  WHEN try_cast(cell AS DOUBLE) IN (0, 1) THEN CAST(try_cast(cell AS DOUBLE) AS TINYINT)
END;

CREATE OR REPLACE TEMP MACRO maybeText(cell) AS CASE
  WHEN NOT standsForNull(cell) THEN nullif(trim(CAST(cell AS VARCHAR), ' '), '')
END;

CREATE OR REPLACE TEMP MACRO orMalformed(cell, value) AS CASE
  WHEN cell IS NULL THEN NULL
  WHEN value IS NOT NULL THEN value
  WHEN standsForNull(cell) THEN NULL
  ELSE error('malformed value')
END;

CREATE OR REPLACE TEMP MACRO number_cell(cell) AS orMalformed(cell, maybeNumber(cell));
CREATE OR REPLACE TEMP MACRO integer_cell(cell) AS orMalformed(cell, maybeInteger(cell));
CREATE OR REPLACE TEMP MACRO flag_cell(cell) AS orMalformed(cell, maybeFlag(cell));
CREATE OR REPLACE TEMP MACRO text_cell(cell) AS maybeText(cell);
-- Texts at first: they are made modern once the whole table is there, spelling by spelling.
CREATE OR REPLACE TEMP MACRO team_cell(cell) AS maybeText(cell);

CREATE OR REPLACE TEMP MACRO isFaulty(kind, cell, unknownTeams) AS NOT standsForNull(cell) AND CASE kind
  WHEN 'number' THEN maybeNumber(cell) IS NULL
  WHEN 'integer' THEN maybeInteger(cell) IS NULL
  WHEN 'flag' THEN maybeFlag(cell) IS NULL
  WHEN 'team' THEN list_contains(unknownTeams, maybeText(cell))
  ELSE false
END;
