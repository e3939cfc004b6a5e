import type { Bundle, Choice } from '@fourthright/guide'
import type { ActualChoice, DecisionRow, GameLine, GameRow, SeasonHeading } from '@fourthright/plays'

/** A fourth down as the API tells it: the row of the table, its game by id, with the week. */
export type FourthDownRow = Omit<DecisionRow, 'game'> &
  Pick<GameRow, 'week' | 'seasonType'> & { readonly game: string }

/** Which fourth downs of a season, and how many at a time. */
export interface SeasonFilter {
  /** The deciding team. */
  readonly team?: string
  /** The deciding coach, whole name. */
  readonly coach?: string
  readonly week?: number
  /** What was called. */
  readonly choice?: ActualChoice
  readonly recommendation?: Choice
  readonly verdict?: 'clear' | 'lean' | 'tooClose'
  /** `cost`: what cost most first. */
  readonly order?: 'season' | 'cost'
  /** 1 to 1000; 100 without it. */
  readonly limit?: number
  readonly offset?: number
}

export interface SeasonPage {
  readonly season: SeasonHeading
  /** Fourth downs that the filter lets through. */
  readonly total: number
  /** The offset of what follows; null at the end. */
  readonly next: number | null
  readonly decisions: readonly FourthDownRow[]
}

export interface GamePage {
  readonly game: GameRow
  readonly decisions: readonly FourthDownRow[]
  readonly line: GameLine | null
}

export interface BundleShown
  extends Pick<Bundle, 'id' | 'name' | 'trainedOn' | 'lastSeason' | 'trainingSeasons'> {
  /** Refits that say how sure a call is; 0: confidence cannot be asked. */
  readonly refits: number
  readonly loadedAt: string
}
