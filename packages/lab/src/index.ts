export { EngineError } from './engine/engineError.js'
export type { Metric, Objective, XgboostParameters } from './engine/parameters.js'
export { predictContributions, predictMargins } from './engine/predict.js'
export type { PredictOptions } from './engine/predictRequest.js'
export { type TrainOptions, trainBooster } from './engine/trainBooster.js'
export { type ParallelOptions, trainInParallel } from './engine/trainInParallel.js'
export type {
  Evaluations,
  FeatureRows,
  TrainedBooster,
  TrainingRound,
  TrainRequest,
  ValidationRows,
} from './engine/trainRequest.js'
export { compactTrees } from './publish/compactTrees.js'
export { createGamesTable, gameColumns } from './tables/createGamesTable.js'
export { createPlaysTable, type PlaysTableRequest } from './tables/createPlaysTable.js'
export { type Database, openDatabase } from './tables/database.js'
export { dataDirectory, type SearchedPlace, searchedPlaces } from './tables/dataDirectory.js'
export { DuckDbPlaySource } from './tables/duckDbPlaySource.js'
export { type FoundSeasonFile, findSeasonFiles, gamesFile, seasonFilesIn } from './tables/seasonFiles.js'
