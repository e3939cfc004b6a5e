export { csvHeader, csvPlaySource } from './csvPlaySource.js'
export * from './explore/index.js'
export { readSeasonTables, type SeasonTables, seasonsIn } from './explore/readTables.js'
export { detailOf, gameFeed } from './feeds/gameFeed.js'
export { type GameName, readGameId } from './feeds/gameId.js'
export type { FeedColumn, FeedRow } from './feeds/gameRows.js'
export { type Statistic, statistics } from './feeds/statistics.js'
export { type ComingShape, documentAfter, documentBefore, playCount } from './live/documentBefore.js'
export type * from './live/feedSource.js'
export { followGame } from './live/followGame.js'
export { type FollowOptions, GameFollower } from './live/gameFollower.js'
export type * from './live/liveEvent.js'
export { type PollOptions, pollSource } from './live/pollSource.js'
export { type ReplayOptions, replaySource } from './live/replaySource.js'
export {
  type Cell,
  type ColumnKind,
  isPlayColumn,
  nullSpellings,
  type Play,
  type PlayColumn,
  playColumns,
} from './play.js'
export { type ColumnOf, nullColumn, type PlayBatch, playsOf } from './playBatch.js'
export {
  damagedFile,
  type FaultyCell,
  faultyCell,
  malformedFile,
  missingColumns,
  missingFile,
  truncatedFile,
} from './playFaults.js'
export { filesFor, type PlayRequest, type PlaySource, type SeasonFile, seasonsOf } from './playSource.js'
export { afterPlay, type Replayed } from './replay/afterPlay.js'
export type { PlayedDown, PlayOutcome, WalkedOff } from './replay/playedDown.js'
export { looseBallAt, walkedOff } from './replay/writtenSpots.js'
export { type SnapRow, situationBefore } from './situations.js'
export { stateAtSnap, teamOf } from './stateAtSnap.js'
export { checkWholeCsv } from './wholeCsv.js'
