import { featureRows } from './featureRows.js'
import type { FootballModels, PlayCallInput } from './footballModels.js'
import { scoreMargins } from './trees/scoreMargins.js'
import { sigmoid } from './trees/softmax.js'
import type { TreeEnsemble } from './trees/treeEnsemble.js'

/** P(called pass) on a third or fourth down. */
export function playCallModel(ensemble: TreeEnsemble): FootballModels['playCall'] {
  const inputs = ensemble.features as readonly (keyof PlayCallInput)[]
  return {
    name: 'playCall',
    inputs,
    predict: (batch) =>
      Array.from(scoreMargins(ensemble, featureRows(batch, inputs), batch.length), (margin) =>
        sigmoid(margin),
      ),
  }
}
