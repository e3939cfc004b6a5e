import type { Bundle } from '../models/bundle.js'
import { rulebook } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'
import type { Team } from '../situation/teams.js'
import { Appraisal } from './appraisal.js'
import { within } from './value.js'

/** What the worth of a game's moments depends on beside the moments. */
export interface GameStakes {
  readonly season: number
  readonly seasonType: 'REG' | 'POST'
  /** Whose chances are told. */
  readonly team: Team
  /** Points by which that team is favoured. */
  readonly teamLine: number
}

/**
 * A team's chance to win at each of these moments of one game: any down, a try, a kickoff, overtime. It is the worth
 * that `decide` gives to what follows a choice, a tie counted half.
 *
 * @param states moments as the rules see them; the clock is that of the snap unless `clockRuns`
 * @returns one chance a moment, in [0, 1]; all of them are asked in one batch
 * @example winProbabilities([state], { season: 2020, seasonType: 'REG', team: 'IND', teamLine: 7.5 }, bundle) // [0.7]
 */
export function winProbabilities(
  states: readonly GameState[],
  { season, seasonType, team, teamLine }: GameStakes,
  bundle: Bundle,
): number[] {
  const appraisal = new Appraisal({
    bundle,
    rules: rulebook(season, seasonType),
    season: Math.min(season, bundle.lastSeason),
    deciding: team,
    possessionTeamLine: teamLine,
  })
  const worths = states.map((state) => appraisal.forDeciding(state))
  return worths.map((worth) => within(worth()))
}
