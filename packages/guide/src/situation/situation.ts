import type { Form } from '../models/snap.js'
import type { ShownGameState } from './gameState.js'
import type { roofs } from './situationSchema.js'
import type { Team } from './teams.js'

/** Where the game is played, all filled in; weather is null under a roof or where nobody knows it. */
export interface Venue {
  readonly roof: (typeof roofs)[number]
  readonly surface: string
  readonly temperatureF: number | null
  readonly windMph: number | null
  readonly altitudeFt: number | null
}

/** What the kicker and the punter are worth more than the league's; zero where nobody knows them. */
export interface Specialists {
  /** Added to the log-odds of a field goal. */
  readonly kickerLogOdds: number
  /** Yards added to where the receivers start, as yards from the goal line that the punting team attacks: negative is better. */
  readonly punterYards: number
}

/** Either team, seen from the offense. */
export type Side = 'offense' | 'defense'

/**
 * What is true before the snap, complete: a SituationInput with every default filled in.
 * The clock is kept in seconds left in the quarter.
 */
export interface Situation {
  readonly phase: 'scrimmage' | 'try'
  readonly season: number
  readonly seasonType: 'REG' | 'POST'
  /** null: form is the latest known. */
  readonly week: number | null
  readonly offense: Team
  readonly defense: Team
  /** null at a neutral site. */
  readonly home: Team | null
  readonly quarter: number
  readonly secondsLeft: number
  readonly offenseScore: number
  readonly defenseScore: number
  /** null in phase `try`, as are yardsToGo and yardsToGoal. */
  readonly down: number | null
  readonly yardsToGo: number | null
  readonly yardsToGoal: number | null
  readonly distanceMeasure: 'wholeYards' | 'exact'
  readonly offenseTimeouts: number
  readonly defenseTimeouts: number
  /** null after the first half. */
  readonly secondHalfKickoff: Side | null
  readonly possessionTeamLine: number
  readonly totalLine: number
  readonly venue: Venue
  readonly quarterback: string | null
  readonly kicker: string | null
  readonly punter: string | null
  readonly specialists: Specialists
  readonly form: Form
  readonly clockRunning: boolean | null
  readonly playClock: number | null
  readonly overtime: ShownGameState['overtime']
}
