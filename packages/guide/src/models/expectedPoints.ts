import { featureRows } from './featureRows.js'
import type { ExpectedPointsInput, FootballModels, NextScore } from './footballModels.js'
import { scoreMargins } from './trees/scoreMargins.js'
import { softmaxInto } from './trees/softmax.js'
import type { TreeEnsemble } from './trees/treeEnsemble.js'

/** The next score of the half in the order of the model's classes, with its points for the offense. */
export const nextScores: readonly { readonly name: keyof NextScore; readonly points: number }[] = [
  { name: 'touchdown', points: 7 },
  { name: 'opponentTouchdown', points: -7 },
  { name: 'fieldGoal', points: 3 },
  { name: 'opponentFieldGoal', points: -3 },
  { name: 'safety', points: 2 },
  { name: 'opponentSafety', points: -2 },
  { name: 'none', points: 0 },
]

/** Who scores next in this half, and what: boosted trees with a softmax over the seven next scores. */
export function expectedPointsModel(ensemble: TreeEnsemble): FootballModels['expectedPoints'] {
  const inputs = ensemble.features as readonly (keyof ExpectedPointsInput)[]
  const classes = nextScores.length
  return {
    name: 'expectedPoints',
    inputs,
    predict(batch) {
      const margins = scoreMargins(ensemble, featureRows(batch, inputs), batch.length)
      softmaxInto(margins, classes)
      return batch.map((_, row) => {
        const chances = margins.subarray(row * classes, (row + 1) * classes)
        const sum = chances.reduce((total, chance) => total + chance, 0)
        const named = nextScores.map(({ name }, at) => [name, (chances[at] as number) / sum])
        return Object.fromEntries(named) as NextScore
      })
    },
  }
}

/** Mean points of the next score, from the offense's view; −7 … 7. */
export function expectedPointsOf(next: NextScore): number {
  return nextScores.reduce((total, { name, points }) => total + points * next[name], 0)
}
