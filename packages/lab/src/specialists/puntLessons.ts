import { puntersReach, puntModel, rulebook, type Seasons } from '@fourthright/guide'
import { fitPunt } from '../train/punt.js'
import type { Recipe } from '../train/recipe.js'
import type { NamedPunt, NamedPunts } from './namedPunts.js'
import type { Lesson } from './playerEffects.js'
import { type PuntInPlay, puntInPlay } from './puntInPlay.js'
import { seasonsBefore } from './seasonsBefore.js'

export interface PuntLesson extends Lesson, NamedPunt {
  /** What the league's model of the seasons before says of this punt; null where there is none. */
  readonly league: PuntInPlay | null
  /** Yards that the league's punts of earlier weeks ended beyond what the models said. */
  readonly drift: number
  /** By how much a punter's yards move the mean spot from here, touchbacks staying what they are. */
  readonly reach: number
}

/** In punts, of which a season has some 2,300: set beforehand, never tuned. */
const driftHalfLife = 1500
const driftShrinkage = 500

/**
 * What every punt in play teaches of its punter: the receivers' start less what the model of the seasons before expects,
 * and less the league's own drift, which is nobody's merit.
 *
 * @param firstSeason the first that teaches
 */
export function puntLessons(
  { rows, punts }: NamedPunts,
  recipe: Recipe['punt'],
  firstSeason: number,
): PuntLesson[] {
  const models = modelsBefore(punts, rows, recipe, firstSeason)
  const leagues = rows.map((punt) => {
    const { yardsToGoal, season } = punt
    const leaves = models.get(season)?.predict([{ yardsToGoal, season }])[0]
    return leaves ? puntInPlay(leaves, rulebook(season, 'REG').touchback) : null
  })
  const beyond = rows.map(({ isInPlay, nextSpot }, row) => {
    const league = leagues[row]
    return isInPlay && league ? nextSpot - league.spot : null
  })
  const drifts = leagueDrift(rows, beyond)
  return rows.map((punt, row) => {
    const [league, missed, drift] = [leagues[row] ?? null, beyond[row] ?? null, drifts[row] as number]
    const reach = league ? (1 - league.touchback) * puntersReach(punt.yardsToGoal) : 0
    return {
      ...punt,
      ...{ league, drift, reach },
      residual: missed === null ? null : reach * (missed - drift),
      information: reach ** 2,
    }
  })
}

/** The recipe's punt model for each season, fitted to the seasons before it. */
function modelsBefore(
  punts: NamedPunts['punts'],
  rows: readonly NamedPunt[],
  recipe: Recipe['punt'],
  firstSeason: number,
) {
  const seasons = [...new Set(rows.map(({ season }) => season))]
  const first = Math.min(...seasons)
  return new Map(
    seasons
      .filter((season) => season >= firstSeason)
      .flatMap((season) => {
        const span = seasonsBefore(season, recipe.seasons, first)
        return span ? [[season, modelOf(punts, rows, span, recipe)] as const] : []
      }),
  )
}

function modelOf(
  punts: NamedPunts['punts'],
  rows: readonly NamedPunt[],
  [first, last]: Seasons,
  recipe: Recipe['punt'],
) {
  const learned = punts.where((row) => {
    const { season } = rows[row] as NamedPunt
    return season >= first && season <= last
  })
  return puntModel({ ...fitPunt(learned, last, recipe), spotsPerRow: recipe.spots })
}

/** For each row the league's mean of the weeks before, recent punts first, shrunk to zero. */
function leagueDrift(
  rows: readonly Pick<Lesson, 'gameWeek'>[],
  beyond: readonly (number | null)[],
): number[] {
  const keep = 0.5 ** (1 / driftHalfLife)
  let [sum, weight] = [0, 0]
  let waiting: number[] = []
  return rows.map(({ gameWeek }, row) => {
    if (row > 0 && gameWeek !== rows[row - 1]?.gameWeek) {
      for (const yards of waiting) [sum, weight] = [keep * sum + yards, keep * weight + 1]
      waiting = []
    }
    const yards = beyond[row] ?? null
    if (yards !== null) waiting.push(yards)
    return sum / (weight + driftShrinkage)
  })
}
