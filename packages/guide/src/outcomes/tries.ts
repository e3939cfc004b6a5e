import type { TryDistribution } from '../models/footballModels.js'
import { afterTry, type TryResult } from '../rules/afterTry.js'
import type { Rules } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'
import type { OutcomeLabel, OutcomeTree } from './outcome.js'

/** Both tries after a touchdown: the kick, and running or passing for two. */
export function tries(before: GameState, chances: TryDistribution, rules: Rules): OutcomeTree[] {
  const { kick, twoPoint, defensiveReturnOfKick, defensiveReturnOfTwoPoint } = chances
  return [
    tryTree(before, 'kick', kick, defensiveReturnOfKick, rules),
    tryTree(before, 'twoPoint', twoPoint, defensiveReturnOfTwoPoint, rules),
  ]
}

function tryTree(
  before: GameState,
  choice: 'kick' | 'twoPoint',
  good: number,
  returned: number,
  rules: Rules,
): OutcomeTree {
  const returnShare = rules.defensiveTryPoints > 0 ? Math.min(returned, 1 - good) : 0
  const outcome = (label: OutcomeLabel, result: TryResult, probability: number) => ({
    label,
    probability,
    next: afterTry(before, result, rules),
    isSuccess: label === 'good',
    gained: null,
  })
  const outcomes = [
    outcome('good', choice === 'kick' ? 'kicked' : 'twoPoints', good),
    outcome('noGood', 'noGood', 1 - good - returnShare),
    outcome('defensiveReturn', 'defensiveReturn', returnShare),
  ]
  return { choice, outcomes: outcomes.filter(({ probability }) => probability > 0) }
}
