import { DataError } from '../../errors/errors.js'
import type { CompactTrees } from './compactTrees.js'

/**
 * A forest as the paths to its leaves, for `treeShap`: each path with every feature that it splits on once, however
 * often it does, since several splits on a feature are one stretch of its values (the form of GPUTreeShap: Mitchell,
 * Frank and Holmes 2022).
 */
export interface LeafPaths {
  readonly classes: number
  readonly features: readonly string[]
  /** What each class is worth where nothing is known of a row: its base margin and the mean leaf of its trees. */
  readonly expected: Float64Array
  /** The class that each leaf adds to, and what it adds. */
  readonly leafClasses: Uint8Array
  readonly leaves: Float64Array
  /** Where each leaf's steps begin; one entry more than there are leaves. */
  readonly starts: Uint32Array
  readonly steps: PathSteps
  /** Steps of the longest path. */
  readonly longest: number
}

/** The steps of all paths, one after the other; a row takes a step where low ≤ value, and not high ≤ value. */
export interface PathSteps {
  readonly features: Uint8Array
  /** −∞ where nothing bounds the values from below. */
  readonly lows: Float32Array
  /** NaN where nothing bounds them from above: no value, not even +∞, is at least NaN. */
  readonly highs: Float32Array
  /** 1 where a missing value takes the step. */
  readonly missing: Uint8Array
  /** Share of the training rows (by weight) at the step's nodes that take it, in (0, 1]. */
  readonly shares: Float64Array
}

/** One feature on the way to a leaf. */
interface Step {
  readonly low: number
  readonly high: number
  readonly missing: boolean
  readonly share: number
}

const everyRow: Step = { low: Number.NEGATIVE_INFINITY, high: Number.NaN, missing: true, share: 1 }

/**
 * Lists the paths of a stored forest.
 *
 * @param covers how many training rows, by weight, came to each node, in the order of `compact.structure`
 * @throws DataError 'bundle/trees' when there is not one positive cover a node.
 */
export function leafPaths(compact: CompactTrees, covers: Float32Array): LeafPaths {
  const { classes, features, baseMargins, treeClasses, structure, thresholdPlaces } = compact
  if (covers.length !== structure.length || covers.some((cover) => !(cover > 0))) refuse()
  const thresholds = thresholdsOf(compact)
  const leafClasses: number[] = []
  const starts = [0]
  const all: (Step & { feature: number })[] = []
  let node = 0
  let split = 0

  const follow = (treeClass: number, path: ReadonlyMap<number, Step>): void => {
    const kind = structure[node] as number
    const cover = covers[node++] as number
    if (kind === 0) {
      leafClasses.push(treeClass)
      for (const [feature, step] of path) all.push({ feature, ...step })
      starts.push(all.length)
      return
    }
    const feature = (kind - 1) >> 1
    const threshold = thresholds[feature]?.[thresholdPlaces[split++] as number] as number
    const step = path.get(feature) ?? everyRow
    const missingLeft = ((kind - 1) & 1) === 1
    const taken = (side: Partial<Step>, goesMissing: boolean): ReadonlyMap<number, Step> => {
      const share = step.share * ((covers[node] as number) / cover)
      return new Map(path).set(feature, { ...step, ...side, missing: step.missing && goesMissing, share })
    }
    follow(treeClass, taken({ high: step.high < threshold ? step.high : threshold }, missingLeft))
    follow(treeClass, taken({ low: Math.max(step.low, threshold) }, !missingLeft))
  }
  for (const treeClass of treeClasses) follow(treeClass, new Map())

  const leaves = Float64Array.from(compact.leaves)
  const shareOf = (leaf: number) =>
    all.slice(starts[leaf], starts[leaf + 1]).reduce((product, { share }) => product * share, 1)
  const expected = Float64Array.from(baseMargins)
  leaves.forEach((value, leaf) => {
    const at = leafClasses[leaf] as number
    expected[at] = (expected[at] as number) + shareOf(leaf) * value
  })
  return {
    classes,
    features,
    expected,
    leafClasses: Uint8Array.from(leafClasses),
    leaves,
    starts: Uint32Array.from(starts),
    steps: stepsOf(all),
    longest: starts.reduce((most, end, at) => Math.max(most, end - (starts[at - 1] ?? 0)), 0),
  }
}

function stepsOf(all: readonly (Step & { feature: number })[]): PathSteps {
  return {
    features: Uint8Array.from(all, ({ feature }) => feature),
    lows: Float32Array.from(all, ({ low }) => low),
    highs: Float32Array.from(all, ({ high }) => high),
    missing: Uint8Array.from(all, ({ missing }) => (missing ? 1 : 0)),
    shares: Float64Array.from(all, ({ share }) => share),
  }
}

function thresholdsOf({ thresholdCounts, thresholds }: CompactTrees): Float32Array[] {
  let end = 0
  return Array.from(thresholdCounts, (count) => {
    end += count
    return thresholds.subarray(end - count, end)
  })
}

function refuse(): never {
  throw new DataError('bundle/trees', {
    field: 'covers',
    valid: 'one positive cover a node',
    message: 'The covers of this bundle do not fit its trees; get the bundle again.',
  })
}
