import { featureRows } from './featureRows.js'
import type { YardsGainedInput } from './footballModels.js'
import type { CompactTrees } from './trees/compactTrees.js'
import { leafPaths } from './trees/leafPaths.js'
import { treeShap } from './trees/treeShap.js'

/** Why the margins of the 17 classes of yards gained are what they are: exact SHAP values. */
export interface YardsGainedReasons {
  readonly features: readonly (keyof YardsGainedInput)[]
  /** The margins where nothing is known of the snap. */
  expected(): Float64Array
  /**
   * What each feature adds to each margin: per snap the features' parts of class 0 in order, then of class 1, …; with the
   * expected margins they sum to the snap's.
   */
  of(batch: readonly YardsGainedInput[]): Float64Array[]
}

/**
 * The reasons behind a stored forest. Its paths are listed when somebody first asks: a decision that nobody wants
 * explained does not wait for them.
 *
 * @param covers training rows, by weight, at each node
 */
export function yardsGainedReasons(trees: CompactTrees, covers: Float32Array): YardsGainedReasons {
  const features = trees.features as readonly (keyof YardsGainedInput)[]
  let listed: ReturnType<typeof leafPaths> | undefined
  const paths = () => {
    listed ??= leafPaths(trees, covers)
    return listed
  }
  const size = trees.classes * features.length
  return {
    features,
    expected: () => paths().expected,
    of(batch) {
      const values = treeShap(paths(), featureRows(batch, features), batch.length)
      return batch.map((_, row) => values.subarray(row * size, (row + 1) * size))
    },
  }
}
