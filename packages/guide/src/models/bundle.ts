import type { FootballModels } from './footballModels.js'
import type { BundleTables } from './tables.js'

/** All that a decision is made from: the models, the tables, and who made them from what. */
export interface Bundle {
  /** Content address: the first 16 hex digits of the file's SHA-256. */
  readonly id: string
  readonly name: string
  /** In words, e.g. "conversion 2016–2019; win probability 2001–2018; …". */
  readonly trainedOn: string
  /** Last season any model was trained on or any table knows of. */
  readonly lastSeason: number
  readonly models: FootballModels
  readonly tables: BundleTables
}
