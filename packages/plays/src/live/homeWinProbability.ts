import type { Bundle } from '@fourthright/guide'
import type { GameName } from '../feeds/gameId.js'
import type { Standing } from '../feeds/scoreboard.js'
import type { Snap } from './fourthDown.js'
import type { GameFacts } from './gameFacts.js'
import type { Before } from './gameWalk.js'

const regulationSeconds = 3600
const halfSeconds = 1800
const quarterSeconds = 900
const regulationQuarters = 4

/**
 * The home team's win probability before a scrimmage play of regulation, by the bundle's win-probability model; null in
 * overtime, which the model does not know.
 */
export function homeWinProbability(
  snap: Snap,
  before: Before,
  standing: Standing,
  { game, facts, bundle }: { readonly game: GameName; readonly facts: GameFacts; readonly bundle: Bundle },
): number | null {
  if (before.quarter > regulationQuarters) return null
  const home = snap.offense === game.home
  const lead = standing.homeScore - standing.awayScore
  const line = Number.isNaN(facts.spreadLine) ? 0 : facts.spreadLine
  const secondsLeftInGame = regulationSeconds - before.quarter * quarterSeconds + before.secondsLeft
  const receives = before.quarter <= 2 && before.openingKicker === snap.offense
  const [chance] = bundle.models.winProbability.predict([
    {
      down: snap.down,
      yardsToGo: snap.yardsToGo,
      yardsToGoal: snap.yardsToGoal,
      secondsLeftInGame,
      secondsLeftInHalf: before.quarter <= 2 ? secondsLeftInGame - halfSeconds : secondsLeftInGame,
      scoreDifferential: home ? lead : -lead,
      offenseTimeouts: home ? standing.homeTimeouts : standing.awayTimeouts,
      defenseTimeouts: home ? standing.awayTimeouts : standing.homeTimeouts,
      receivesSecondHalfKickoff: receives ? 1 : 0,
      possessionTeamLine: home ? line : -line,
    },
  ])
  if (chance === undefined) return null
  return home ? chance : 1 - chance
}
