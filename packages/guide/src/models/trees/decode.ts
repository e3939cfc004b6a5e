import { DataError } from '../../errors/errors.js'
import { type CompactTrees, mostFeatures } from './compactTrees.js'
import { layLinked, layPerfect } from './layouts.js'
import type { TreeEnsemble } from './treeEnsemble.js'

/** Up to here filling trees up is faster than following links (bench/kernel.mjs). */
const mostPerfectDepth = 8

/**
 * Lays a stored forest out for scoring.
 *
 * @throws DataError 'bundle/trees' when the arrays do not belong together.
 */
export function decodeTrees(compact: CompactTrees): TreeEnsemble {
  const thresholds = thresholdsOfFeatures(compact)
  const depth = checkedDepth(compact)
  const { classes, features, baseMargins } = compact
  return {
    classes,
    features,
    baseMargins,
    thresholds,
    layout: depth <= mostPerfectDepth ? layPerfect(compact, depth) : layLinked(compact),
    workspace: {
      ranks: new Int32Array(2 * features.length),
      margins: new Float32Array(classes),
      block: null,
    },
  }
}

function thresholdsOfFeatures(compact: CompactTrees): Float32Array[] {
  const { classes, features, thresholdCounts, thresholds, treeClasses } = compact
  if (features.length > mostFeatures || thresholdCounts.length !== features.length) refuse('features')
  if (compact.baseMargins.length !== classes) refuse('baseMargins')
  if (treeClasses.some((treeClass) => treeClass >= classes)) refuse('treeClasses')
  let end = 0
  const split = Array.from(thresholdCounts, (count) => {
    end += count
    return thresholds.subarray(end - count, end)
  })
  if (end !== thresholds.length) refuse('thresholds')
  return split
}

/** Depth of the deepest tree; on the way every node is checked, so that laying out need not. */
function checkedDepth(compact: CompactTrees): number {
  const { structure, thresholdPlaces, thresholdCounts } = compact
  let node = 0
  let split = 0
  let leaf = 0
  let deepest = 0
  const descend = (depth: number): void => {
    const kind = structure[node++]
    if (kind === undefined) refuse('structure')
    if (kind === 0) {
      leaf++
      if (depth > deepest) deepest = depth
      return
    }
    const place = thresholdPlaces[split++] ?? Infinity
    if (!(place < (thresholdCounts[(kind - 1) >> 1] ?? 0))) refuse('thresholdPlaces')
    descend(depth + 1)
    descend(depth + 1)
  }
  for (let tree = 0; tree < compact.treeClasses.length; tree++) descend(0)
  if (node !== structure.length) refuse('structure')
  if (split !== thresholdPlaces.length) refuse('thresholdPlaces')
  if (leaf !== compact.leaves.length) refuse('leaves')
  return deepest
}

function refuse(field: keyof CompactTrees): never {
  throw new DataError('bundle/trees', {
    field,
    valid: 'arrays as compactTrees wrote them',
    message: `The trees of this bundle do not fit together (${field}); get the bundle again.`,
  })
}
