import type { Container } from '../container/decodeContainer.js'
import type { CompactTrees } from './compactTrees.js'
import { decodeTrees } from './decode.js'
import type { TreeEnsemble } from './treeEnsemble.js'

/** What a manifest says of a boosted model; its arrays stand in sections `<name>.<part>`. */
export interface TreeShape {
  readonly classes: number
  readonly features: readonly string[]
}

/** Lays out the boosted model whose arrays stand in the sections `<name>.<part>` of a file. */
export function treesIn(container: Container, name: string, shape: TreeShape): TreeEnsemble {
  return decodeTrees(compactTreesIn(container, name, shape))
}

/** The model as it is stored, looked at in place. */
export function compactTreesIn(container: Container, name: string, shape: TreeShape): CompactTrees {
  const part = <Part extends keyof CompactTrees>(key: Part) =>
    container.section(`${name}.${key}`) as unknown as CompactTrees[Part]
  return {
    ...shape,
    baseMargins: part('baseMargins'),
    treeClasses: part('treeClasses'),
    thresholdCounts: part('thresholdCounts'),
    thresholds: part('thresholds'),
    structure: part('structure'),
    thresholdPlaces: part('thresholdPlaces'),
    leaves: part('leaves'),
  }
}
