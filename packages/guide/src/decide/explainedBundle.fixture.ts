import type { Bundle } from '../models/bundle.js'
import type { CompactTrees } from '../models/trees/compactTrees.js'
import { decodeTrees } from '../models/trees/decode.js'
import { compactOf, type PlainTree } from '../models/trees/forest.fixture.js'
import { yardsClasses, yardsGainedModel } from '../models/yardsGained.js'
import { yardsGainedReasons } from '../models/yardsGainedReasons.js'
import { plainBundle } from './plainBundle.fixture.js'

const features = ['actualYardsToGo', 'isCalledPass', 'possessionTeamLine', 'yardsToGoal'] as const

/** Two splits a class: runs of short yardage end short, passes reach farther, and the favoured gain more. */
function treeOf(yards: number): PlainTree {
  const leaf = (value: number) => ({ leaf: Math.fround(value) })
  const split = (feature: number, threshold: number, left: PlainTree, right: PlainTree): PlainTree => ({
    ...{ feature, threshold, missingLeft: true, left, right },
  })
  const far = yards / yardsClasses
  return split(
    1,
    0.5,
    split(0, 3.5, leaf(0.9 - 1.4 * far), leaf(0.6 - 1.1 * far)),
    split(2, 2, leaf(far - 0.5), split(0, 7.5, leaf(0.2 + 0.3 * far), leaf(far * 0.8))),
  )
}

const covers = Array.from({ length: yardsClasses }, () => [90, 40, 15, 25, 50, 20, 30, 18, 12]).flat()

/** The forest of yards gained in the explained bundle. */
export const explainedTrees: CompactTrees = {
  ...compactOf({
    classes: yardsClasses,
    features: features.length,
    baseMargins: new Array<number>(yardsClasses).fill(0.5),
    trees: Array.from({ length: yardsClasses }, (_, yards) => ({ treeClass: yards, root: treeOf(yards) })),
  }),
  features,
}

/** The plain bundle with a small forest of yards gained that can say why: for tests only. */
export function explainedBundle(): Bundle {
  return {
    ...plainBundle({ yardsGained: yardsGainedModel(decodeTrees(explainedTrees)) }),
    yardsGainedReasons: yardsGainedReasons(explainedTrees, Float32Array.from(covers)),
  }
}
