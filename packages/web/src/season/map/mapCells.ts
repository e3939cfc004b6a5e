import { type Bundle, type Choice, decide, type SituationInput } from '@fourthright/guide'

/** What a map holds fixed: the offense's lead and the time left. */
export interface MapMoment {
  readonly season: number
  readonly lead: number
  readonly quarter: number
  /** Left in the quarter, m:ss. */
  readonly clock: string
}

/** What the guide says at a distance and a spot. */
export interface MapCell {
  readonly yardsToGo: number
  readonly yardsToGoal: number
  readonly choice: Choice
  readonly edge: number
}

/** Distances that a map shows, in yards. */
export const mapDistances = Array.from({ length: 15 }, (_, index) => index + 1)

/**
 * The situation of a cell: a home team and a visitor of average form, nobody favoured, three timeouts each, a
 * yard as play-by-play counts it. Whose field it is changes no call once nobody is favoured, and a neutral one takes
 * twice as long.
 */
export function mapSituation(moment: MapMoment, yardsToGo: number, yardsToGoal: number): SituationInput {
  const { season, lead, quarter, clock } = moment
  return {
    season,
    // any two: form and line are told, and nothing else of them counts
    offense: 'IND',
    defense: 'HOU',
    home: 'IND',
    quarter,
    clock,
    offenseScore: 20 + lead,
    defenseScore: 20,
    down: 4,
    yardsToGo,
    distanceMeasure: 'wholeYards',
    yardsToGoal,
    offenseTimeouts: 3,
    defenseTimeouts: 3,
    possessionTeamLine: 0,
    venue: { roof: 'outdoors', surface: 'grass' },
    form: { offEpa: 0, defEpa: 0, qbEpa: 0, qbSuccessEpa: 0 },
  }
}

/**
 * What to do at one distance, from the opponent's goal line back to the own one.
 *
 * @param yardsToGo whole yards
 * @returns a cell a yard line at which this distance can be; the first one is 4th and goal
 */
export function mapRow(moment: MapMoment, yardsToGo: number, bundle: Bundle): readonly MapCell[] {
  const spots = Array.from({ length: 99 - yardsToGo + 1 }, (_, index) => yardsToGo + index)
  return spots.map((yardsToGoal) => {
    const { recommendation, edge } = decide(mapSituation(moment, yardsToGo, yardsToGoal), bundle)
    return { yardsToGo, yardsToGoal, choice: recommendation, edge }
  })
}
