import { type Bundle, FourthrightError, winProbabilities } from '@fourthright/guide'
import type { GameName } from '../feeds/gameId.js'
import type { SnapRow } from '../situations.js'
import { stateAtSnap } from '../stateAtSnap.js'

/**
 * The home team's win probability before a scrimmage play, overtime included, as the guide values any state; null where
 * the feed tells a state that football does not know.
 */
export function homeWinProbability(row: SnapRow, game: GameName, bundle: Bundle): number | null {
  const line = row.offense === game.home ? row.possessionTeamLine : -row.possessionTeamLine
  const stakes = {
    season: game.season,
    seasonType: game.seasonType,
    team: game.home,
    teamLine: Number.isNaN(line) ? 0 : line,
  }
  try {
    return winProbabilities([stateAtSnap(row)], stakes, bundle)[0] ?? null
  } catch (error) {
    if (error instanceof FourthrightError) return null
    throw error
  }
}
