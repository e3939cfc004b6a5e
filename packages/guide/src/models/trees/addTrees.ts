import type { LinkedLayout, PerfectLayout } from './treeEnsemble.js'

// Here are the loops in which all the time goes. A row goes right where place < rank, which is the sign bit of
// place − rank: no branch to mispredict. Children are found by shifting, because 2 · n may leave the integers,
// which makes V8 calculate in floats, three times slower. A Float32Array rounds each sum to float32.

/**
 * Adds every tree's leaf to one row's margins.
 * @param ranks the row's ranks (see `Workspace`).
 * @param margins one a class.
 */
export function addPerfect(
  { nodes, leaves, depth }: PerfectLayout,
  classes: Uint8Array,
  ranks: Int32Array,
  margins: Float32Array,
): void {
  const inner = (1 << depth) - 1
  for (let tree = 0, root = 0, leaf = -inner; tree < classes.length; tree++) {
    // Four levels are written out, a loop over them costs half as much again.
    let node = nodes[root] as number
    let n = 1 + (((node >> 8) - (ranks[node & 255] as number)) >>> 31)
    node = nodes[root + n] as number
    n = (n << 1) + 1 + (((node >> 8) - (ranks[node & 255] as number)) >>> 31)
    node = nodes[root + n] as number
    n = (n << 1) + 1 + (((node >> 8) - (ranks[node & 255] as number)) >>> 31)
    node = nodes[root + n] as number
    n = (n << 1) + 1 + (((node >> 8) - (ranks[node & 255] as number)) >>> 31)
    for (let level = 4; level < depth; level++) {
      node = nodes[root + n] as number
      n = (n << 1) + 1 + (((node >> 8) - (ranks[node & 255] as number)) >>> 31)
    }
    const c = classes[tree] as number
    margins[c] = (margins[c] as number) + (leaves[leaf + n] as number)
    root += inner
    leaf += inner + 1
  }
}

/**
 * Adds every tree's leaf to the margins of four rows, whose walks do not wait for one another: in a
 * batch almost twice as fast as one row after the other.
 * @param ranks four rows of ranks, one after the other.
 * @param margins four rows of margins, one after the other.
 */
export function addPerfectToFour(
  { nodes, leaves, depth }: PerfectLayout,
  classes: Uint8Array,
  ranks: Int32Array,
  margins: Float32Array,
): void {
  const inner = (1 << depth) - 1
  const width = margins.length >> 2
  const secondRanks = ranks.length >> 2
  const thirdRanks = 2 * secondRanks
  const fourthRanks = 3 * secondRanks
  for (let tree = 0, root = 0, leaf = -inner; tree < classes.length; tree++) {
    let first = 0
    let second = 0
    let third = 0
    let fourth = 0
    for (let level = 0; level < depth; level++) {
      let node = nodes[root + first] as number
      first = (first << 1) + 1 + (((node >> 8) - (ranks[node & 255] as number)) >>> 31)
      node = nodes[root + second] as number
      second = (second << 1) + 1 + (((node >> 8) - (ranks[secondRanks + (node & 255)] as number)) >>> 31)
      node = nodes[root + third] as number
      third = (third << 1) + 1 + (((node >> 8) - (ranks[thirdRanks + (node & 255)] as number)) >>> 31)
      node = nodes[root + fourth] as number
      fourth = (fourth << 1) + 1 + (((node >> 8) - (ranks[fourthRanks + (node & 255)] as number)) >>> 31)
    }
    let c = classes[tree] as number
    margins[c] = (margins[c] as number) + (leaves[leaf + first] as number)
    c += width
    margins[c] = (margins[c] as number) + (leaves[leaf + second] as number)
    c += width
    margins[c] = (margins[c] as number) + (leaves[leaf + third] as number)
    c += width
    margins[c] = (margins[c] as number) + (leaves[leaf + fourth] as number)
    root += inner
    leaf += inner + 1
  }
}

/** `addPerfect` for trees that know their children. */
export function addLinked(
  { roots, nodes, left, leaves }: LinkedLayout,
  classes: Uint8Array,
  ranks: Int32Array,
  margins: Float32Array,
): void {
  for (let tree = 0; tree < classes.length; tree++) {
    let n = roots[tree] as number
    for (let node = nodes[n] as number; node >= 0; node = nodes[n] as number)
      n = (left[n] as number) + (((node >> 8) - (ranks[node & 255] as number)) >>> 31)
    const c = classes[tree] as number
    margins[c] = (margins[c] as number) + (leaves[n] as number)
  }
}
