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
export {
  type EvaluateRequest,
  type Evaluation,
  evaluateBundle,
} from './evaluate/evaluateBundle.js'
export type { FamousPlay } from './evaluate/famousPlay.js'
export type { OvertimeEra, PredictedShare } from './evaluate/overtime.js'
export { overtimeResults } from './evaluate/overtimeResults.js'
export { compactTrees } from './publish/compactTrees.js'
export type { ModelCard } from './publish/modelCard.js'
export { cacheDirectory } from './pull/cacheDirectory.js'
export {
  dataStatus,
  type FileStatus,
  type PlaceStatus,
  type SeasonStatus,
  type StatusRequest,
} from './pull/dataStatus.js'
export { type Patience, usualPatience } from './pull/download.js'
export {
  type PulledFile,
  type PullProgress,
  type PullReport,
  type PullRequest,
  pullSeasons,
} from './pull/pullSeasons.js'
export { nflverseReleases } from './pull/releases.js'
export { type RefitRequest, type Refitted, refitMembers } from './refits/refitMembers.js'
export { type Agreement, type AgreementCount, countAgreements } from './replay/agreement.js'
export { type ReplayedFourthDown, replayFourthDowns } from './replay/replayFourthDowns.js'
export {
  type DecidedSeason,
  type DecidedSnap,
  decideSeason,
  type SeasonRequest,
} from './season/decideSeason.js'
export { explorerTables, type TablesRequest } from './season/explorerTables.js'
export type { SeasonRow } from './season/seasonRow.js'
export type { SeasonSnap } from './season/seasonSnaps.js'
export { type Cost, type SeasonSummary, seasonSummary, type TeamCost } from './season/seasonSummary.js'
export { writeSeason } from './season/writeSeason.js'
export { makeTablesFolder, writeTables } from './season/writeTables.js'
export { createGamesTable, gameColumns } from './tables/createGamesTable.js'
export { createPlaysTable, type PlaysTableRequest } from './tables/createPlaysTable.js'
export { type Database, openDatabase } from './tables/database.js'
export { dataDirectory, type SearchedPlace, searchedPlaces } from './tables/dataDirectory.js'
export { DuckDbPlaySource } from './tables/duckDbPlaySource.js'
export { type FoundSeasonFile, findSeasonFiles, gamesFile, seasonFilesIn } from './tables/seasonFiles.js'
export { parseRecipe, type Recipe, readRecipe } from './train/recipe.js'
export {
  experimentRecipe,
  type TrainBundleRequest,
  type TrainedBundle,
  trainBundle,
} from './train/trainBundle.js'
