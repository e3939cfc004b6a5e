import { featureRows } from './featureRows.js'
import type { FootballModels, YardsGainedInput } from './footballModels.js'
import { scoreMargins } from './trees/scoreMargins.js'
import { softmaxInto } from './trees/softmax.js'
import type { TreeEnsemble } from './trees/treeEnsemble.js'

/** Classes of the target: gain ≤ 0, exactly 1 … 15, 16 or more. */
export const yardsClasses = 17

/** Yards gained on a third or fourth down: boosted trees with a softmax over the 17 published classes. */
export function yardsGainedModel(ensemble: TreeEnsemble): FootballModels['yardsGained'] {
  const inputs = ensemble.features as readonly (keyof YardsGainedInput)[]
  return {
    name: 'yardsGained',
    inputs,
    predict(batch) {
      const margins = scoreMargins(ensemble, featureRows(batch, inputs), batch.length)
      softmaxInto(margins, yardsClasses)
      return batch.map((_, row) => normalised(margins.subarray(row * yardsClasses, (row + 1) * yardsClasses)))
    },
  }
}

/** Float32 chances sum to one only within rounding; whoever folds them needs the sum exact. */
function normalised(chances: Float32Array): Float64Array {
  let sum = 0
  for (const chance of chances) sum += chance
  const whole = new Float64Array(chances)
  for (let at = 0; at < whole.length; at++) whole[at] = (whole[at] as number) / sum
  return whole
}
