import type { FailureModel } from './afterFailure.js'
import type { DriveModel } from './drives.js'
import type { FieldGoalModel } from './fieldGoal.js'
import type { FootballModels, TryDistribution } from './footballModels.js'
import type { FormRecord } from './formTables.js'
import type { GamesRecord } from './gameTables.js'
import type { MarginModel } from './marginModel.js'
import type { MissedKickModel } from './missedKick.js'
import type { PenaltyRow } from './penalties.js'
import type { SpecialistRecord } from './specialists.js'
import type { BundleTables } from './tables.js'
import type { TreeShape } from './trees/treesIn.js'
import type { YardsGainedReasons } from './yardsGainedReasons.js'

/** All that a decision is made from: the models, the tables, and who made them from what. */
export interface Bundle {
  /** Content address: the first 16 hex digits of the file's SHA-256. */
  readonly id: string
  readonly name: string
  /** In words, e.g. "conversion 2016–2019; win probability 2006–2018; …". */
  readonly trainedOn: string
  /** Last season any model was trained on or any table knows of. */
  readonly lastSeason: number
  /** Seasons each model has seen in training: no evaluation may use them. */
  readonly trainingSeasons: Readonly<Record<string, Seasons>>
  /** The recipe that it was made by, as the lab wrote it. */
  readonly recipe: unknown
  readonly models: FootballModels
  /** Null in a bundle without the covers of its trees, which are left out where size matters more than reasons. */
  readonly yardsGainedReasons: YardsGainedReasons | null
  readonly tables: BundleTables
}

/** First and last season, both included. */
export type Seasons = readonly [first: number, last: number]

/**
 * What a bundle's manifest holds beside the sections: everything that is small.
 * The arrays of trees stand in sections named after their model; `gainTail`, `hiddenDistance`, `punt.rates` and `punt.spots`
 * are sections of float64; those of kickers and punters stand beside `SpecialistRecord`; `yardsGained.covers` (float32)
 * and `calls.cells` with `calls.plays` (uint16, uint8) may be absent.
 */
export interface BundleManifest {
  readonly name: string
  readonly trainedOn: string
  readonly lastSeason: number
  /** Seasons each model has seen in training: no evaluation may use them. */
  readonly trainingSeasons: Readonly<Record<string, Seasons>>
  /** The recipe that it was made by, as the lab wrote it. */
  readonly recipe: unknown
  /** Shape of each boosted model; its arrays stand in sections `<model>.<part>`. */
  readonly trees: Readonly<Record<string, TreeShape>>
  readonly winProbability: MarginModel
  readonly fieldGoal: FieldGoalModel
  readonly missedKick: MissedKickModel
  readonly punt: { readonly spotsPerRow: number; readonly blockedGain: number }
  readonly afterFailure: FailureModel
  readonly penalties: readonly PenaltyRow[]
  readonly tries: TryDistribution
  readonly drives: DriveModel
  readonly form: FormRecord
  readonly games: GamesRecord
  readonly kickers: SpecialistRecord
  readonly punters: SpecialistRecord
}

/** Sections of the file that hold boosted trees. */
export const treeSections = ['yardsGained', 'playCall', 'expectedPoints', 'winProbability'] as const
