import { gameScriptOf } from '../models/calls/gameScript.js'
import type { BundleTables } from '../models/tables.js'
import { timeLeft } from '../situation/modelInputs.js'
import type { Situation } from '../situation/situation.js'
import type { Decision } from './decision.js'

/**
 * What teams did on similar fourth downs. Null for tries and other downs, and in overtime, of which a few seasons know
 * too little.
 */
export function teamsIn(situation: Situation, { similarCalls }: BundleTables): Decision['teams'] {
  const { down, quarter, yardsToGo, yardsToGoal, offenseScore, defenseScore } = situation
  if (down !== 4 || quarter > 4) return null
  const scoreDifferential = offenseScore - defenseScore
  const script = gameScriptOf({ quarter, ...timeLeft(situation), scoreDifferential })
  return similarCalls({ yardsToGo: yardsToGo ?? 1, yardsToGoal: yardsToGoal ?? 50, script })
}
