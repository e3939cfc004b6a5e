import type { CallQuestion, SimilarCalls } from './calls/similarCalls.js'
import type { Form } from './snap.js'
import type { SpecialistTable } from './specialists.js'

/** What the bundle knows of one scheduled game. Lines are null where no line is known. */
export interface KnownGame {
  readonly season: number
  readonly week: number
  readonly home: string
  readonly away: string
  readonly neutralSite: boolean
  /** nflverse's spread_line: positive when the HOME team is favoured. */
  readonly spreadLine: number | null
  readonly totalLine: number | null
  readonly roof: 'outdoors' | 'open' | 'closed' | 'dome' | null
  readonly surface: string | null
  readonly temperatureF: number | null
  readonly windMph: number | null
}

export interface Stadium {
  readonly roof: 'outdoors' | 'retractable' | 'dome'
  readonly surface: string
  readonly altitudeFt: number
}

export type TeamForm = Pick<Form, 'offEpa' | 'defEpa'> & {
  /** Who started at quarterback in the team's latest game before that week, as in play-by-play ("P.Rivers"). */
  readonly quarterback: string | null
}
export type QuarterbackForm = Pick<Form, 'qbEpa' | 'qbSuccessEpa'>

/** The bundle's look-up tables. Every answer for a week is made from earlier weeks only. */
export interface BundleTables {
  /** The game between these two in that season and week; week null: their latest meeting of the season. */
  game(season: number, week: number | null, oneTeam: string, otherTeam: string): KnownGame | undefined
  /** Form before that week; week null: the latest that is known. A season that is not there: undefined. */
  teamForm(season: number, week: number | null, team: string): TeamForm | undefined
  quarterbackForm(
    season: number,
    week: number | null,
    name: string,
    team: string,
  ): QuarterbackForm | undefined
  /** What an unknown team or quarterback is taken for: the league's mean. */
  readonly leagueForm: Form
  /** Effects in log-odds of a make. */
  readonly kickers: SpecialistTable
  /** Effects in yards of the receivers' start, from deep in the own half: negative is better for the punting team. */
  readonly punters: SpecialistTable
  /** Mean closing total of the season (the latest known for later ones). */
  leagueTotal(season: number): number
  /** What teams did on similar fourth downs; null where the bundle has counted none. */
  similarCalls(question: CallQuestion): SimilarCalls | null
  /** A team's home in that season. */
  stadium(season: number, team: string): Stadium | undefined
}
