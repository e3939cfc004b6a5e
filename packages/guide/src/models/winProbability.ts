import { featureRows } from './featureRows.js'
import type { FootballModels, WinProbabilityInput } from './footballModels.js'
import { type MarginModel, marginLogit, timeScaledLead, timeWeightedLine } from './marginModel.js'
import { scoreMargins } from './trees/scoreMargins.js'
import { sigmoid } from './trees/softmax.js'
import type { TreeEnsemble } from './trees/treeEnsemble.js'

/** What the trees read: the input, and line and lead as the time left makes them. */
export interface WinProbabilityRow extends WinProbabilityInput {
  readonly timeWeightedLine: number
  readonly timeScaledLead: number
}

/** Adds to each row what the trees read beside the input. */
export function winProbabilityRows(
  batch: readonly WinProbabilityInput[],
  margin: MarginModel,
): WinProbabilityRow[] {
  return batch.map((row) => ({
    ...row,
    timeWeightedLine: timeWeightedLine(row, margin),
    timeScaledLead: timeScaledLead(row),
  }))
}

/** What the model is told, by name. */
export const winProbabilityInputs = [
  'down',
  'yardsToGo',
  'yardsToGoal',
  'secondsLeftInGame',
  'secondsLeftInHalf',
  'scoreDifferential',
  'offenseTimeouts',
  'defenseTimeouts',
  'receivesSecondHalfKickoff',
  'possessionTeamLine',
] as const satisfies readonly (keyof WinProbabilityInput)[]

/**
 * P(the offense wins) in regulation, a tie counted half.
 *
 * A parametric model of the final margin gives each row its starting margin; monotone boosted trees
 * mend what the formula cannot know (clock play, timeouts, the end of the half).
 */
export function winProbabilityModel(
  ensemble: TreeEnsemble,
  margin: MarginModel,
): FootballModels['winProbability'] {
  const features = ensemble.features as readonly (keyof WinProbabilityRow)[]
  return {
    name: 'winProbability',
    inputs: winProbabilityInputs,
    predict(batch) {
      const rows = winProbabilityRows(batch, margin)
      const start = Float32Array.from(batch, (row) => marginLogit(row, margin))
      const margins = scoreMargins(ensemble, featureRows(rows, features), batch.length, undefined, start)
      return Array.from(margins, (logit) => sigmoid(logit))
    },
  }
}
