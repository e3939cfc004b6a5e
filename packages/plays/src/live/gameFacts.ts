import type { Bundle } from '@fourthright/guide'
import type { GameName } from '../feeds/gameId.js'

/** What was known of a game before its kickoff. NaN and '' where nobody knows. */
export interface GameFacts {
  readonly neutralSite: boolean
  /** Positive when the home team is favoured. */
  readonly spreadLine: number
  readonly totalLine: number
  readonly roof: string
  readonly surface: string
  readonly temperatureF: number
  readonly windMph: number
}

/** The bundle's table of games; what it does not know, the guide fills in and says so. */
export function gameFacts({ season, week, home, away }: GameName, bundle: Bundle): GameFacts {
  const known = bundle.tables.game(season, week, home, away)
  return {
    neutralSite: known?.neutralSite ?? false,
    spreadLine: known?.spreadLine ?? Number.NaN,
    totalLine: known?.totalLine ?? Number.NaN,
    roof: known?.roof ?? '',
    surface: known?.surface ?? '',
    temperatureF: known?.temperatureF ?? Number.NaN,
    windMph: known?.windMph ?? Number.NaN,
  }
}
