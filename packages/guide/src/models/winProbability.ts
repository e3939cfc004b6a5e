import type { FootballModels, WinProbabilityInput } from './footballModels.js'
import { type MarginModel, marginLogit, timeScaledLead, timeWeightedLine } from './marginModel.js'
import { scoreMargins } from './trees/scoreMargins.js'
import { sigmoid } from './trees/softmax.js'
import type { TreeEnsemble } from './trees/treeEnsemble.js'

/** What the trees read beside the input: line and lead as the time left makes them. */
export const winProbabilityDerived: Readonly<
  Record<string, (row: WinProbabilityInput, margin: MarginModel) => number>
> = { timeWeightedLine, timeScaledLead }

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
  const columns = ensemble.features.map(
    (feature) =>
      winProbabilityDerived[feature] ??
      ((row: WinProbabilityInput) => row[feature as keyof WinProbabilityInput]),
  )
  return {
    name: 'winProbability',
    inputs: winProbabilityInputs,
    predict(batch) {
      // no object is made a row: a decision with refits comes here a hundred times
      const rows = new Float32Array(batch.length * columns.length)
      const start = new Float32Array(batch.length)
      let at = 0
      batch.forEach((row, place) => {
        for (const column of columns) rows[at++] = column(row, margin)
        start[place] = marginLogit(row, margin)
      })
      const margins = scoreMargins(ensemble, rows, batch.length, undefined, start)
      return Array.from(margins, sigmoid)
    },
  }
}
