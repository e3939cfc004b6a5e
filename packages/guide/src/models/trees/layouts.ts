import type { CompactTrees } from './compactTrees.js'
import type { LinkedLayout, PerfectLayout } from './treeEnsemble.js'

/** An inner node as one integer: the threshold's place in its feature's order, and the slot of the rank to compare. */
function packNode(kind: number, place: number, features: number): number {
  const feature = (kind - 1) >> 1
  const missingGoesLeft = (kind - 1) & 1
  return (place << 8) | (missingGoesLeft ? feature : features + feature)
}

/** Fills every tree up to the same depth (see `PerfectLayout`); the arrays have been checked. */
export function layPerfect(compact: CompactTrees, depth: number): PerfectLayout {
  const { structure, thresholdPlaces, leaves, treeClasses } = compact
  const features = compact.features.length
  const inner = 2 ** depth - 1
  const trees = Math.ceil(treeClasses.length / 4) * 4
  const classes = new Uint8Array(trees)
  classes.set(treeClasses)
  const nodes = new Int32Array(trees * inner)
  const filled = new Float32Array(trees * (inner + 1)).fill(-0)
  let node = 0
  let split = 0
  let leaf = 0
  let firstNode = 0
  let firstLeaf = 0
  const place = (position: number, level: number): void => {
    const kind = structure[node++] as number
    if (kind === 0) {
      // Below a shallow leaf every path ends in it, whichever way the filling nodes (all zero) send a row.
      const width = 1 << (depth - level)
      const first = firstLeaf + (position + 1) * width - (inner + 1)
      filled.fill(leaves[leaf++] as number, first, first + width)
      return
    }
    nodes[firstNode + position] = packNode(kind, thresholdPlaces[split++] as number, features)
    place(2 * position + 1, level + 1)
    place(2 * position + 2, level + 1)
  }
  for (let tree = 0; tree < treeClasses.length; tree++) {
    firstNode = tree * inner
    firstLeaf = tree * (inner + 1)
    place(0, 0)
  }
  return { kind: 'perfect', classes, depth, nodes, leaves: filled }
}

/** Links nodes to their children (see `LinkedLayout`); the arrays have been checked. */
export function layLinked(compact: CompactTrees): LinkedLayout {
  const { structure, thresholdPlaces, treeClasses } = compact
  const features = compact.features.length
  const roots = new Int32Array(treeClasses.length)
  const nodes = new Int32Array(structure.length)
  const left = new Int32Array(structure.length)
  const leaves = new Float32Array(structure.length)
  let node = 0
  let split = 0
  let leaf = 0
  let free = 0
  const place = (at: number): void => {
    const kind = structure[node++] as number
    if (kind === 0) {
      nodes[at] = -1
      leaves[at] = compact.leaves[leaf++] as number
      return
    }
    nodes[at] = packNode(kind, thresholdPlaces[split++] as number, features)
    const children = free
    left[at] = children
    free += 2
    place(children)
    place(children + 1)
  }
  for (let tree = 0; tree < treeClasses.length; tree++) {
    roots[tree] = free
    place(free++)
  }
  return { kind: 'linked', classes: treeClasses, roots, nodes, left, leaves }
}
