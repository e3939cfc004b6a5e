-- A row is one fourth down with what was called and what the guide says; null where a choice is not offered.
create table season (
  game_id varchar,
  play_id integer,
  offense varchar,
  defense varchar,
  quarter integer,
  clock varchar,
  "scoreDifferential" integer,
  "yardsToGo" double,
  "yardsToGoal" double,
  "actualChoice" varchar,
  recommendation varchar,
  edge double,
  "goForItWinProbability" double,
  "fieldGoalWinProbability" double,
  "puntWinProbability" double,
  "conversionProbability" double,
  "makeProbability" double,
  "confidenceVerdict" varchar,
  agreement double,
  "edgeLow" double,
  "edgeHigh" double
);
