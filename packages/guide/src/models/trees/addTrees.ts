import type { LinkedLayout, PerfectLayout } from './treeEnsemble.js'

// Here are the loops in which all the time goes. A row goes right where place < rank, which is the sign bit of
// place − rank: no branch to mispredict. Children are found by shifting, because 2 · n may leave the integers,
// which makes V8 calculate in floats, three times slower. A Float32Array rounds each sum to float32.

/**
 * Adds every tree's leaf to a row's margins. Four trees are walked side by side, because their steps do
 * not wait for one another, which is at least one and a half times as fast. Their leaves are added in order.
 * @param ranks the row's ranks (see `Workspace`).
 * @param margins one a class.
 */
export function addPerfect(
  { classes, nodes, leaves, depth }: PerfectLayout,
  ranks: Int32Array,
  margins: Float32Array,
): void {
  const inner = (1 << depth) - 1
  for (let tree = 0, firstRoot = 0, leaf = -inner; tree < classes.length; ) {
    const secondRoot = firstRoot + inner
    const thirdRoot = secondRoot + inner
    const fourthRoot = thirdRoot + inner
    let first = 0
    let second = 0
    let third = 0
    let fourth = 0
    for (let level = 0; level < depth; level++) {
      let node = nodes[firstRoot + first] as number
      first = (first << 1) + 1 + (((node >> 8) - (ranks[node & 255] as number)) >>> 31)
      node = nodes[secondRoot + second] as number
      second = (second << 1) + 1 + (((node >> 8) - (ranks[node & 255] as number)) >>> 31)
      node = nodes[thirdRoot + third] as number
      third = (third << 1) + 1 + (((node >> 8) - (ranks[node & 255] as number)) >>> 31)
      node = nodes[fourthRoot + fourth] as number
      fourth = (fourth << 1) + 1 + (((node >> 8) - (ranks[node & 255] as number)) >>> 31)
    }
    let c = classes[tree++] as number
    margins[c] = (margins[c] as number) + (leaves[leaf + first] as number)
    leaf += inner + 1
    c = classes[tree++] as number
    margins[c] = (margins[c] as number) + (leaves[leaf + second] as number)
    leaf += inner + 1
    c = classes[tree++] as number
    margins[c] = (margins[c] as number) + (leaves[leaf + third] as number)
    leaf += inner + 1
    c = classes[tree++] as number
    margins[c] = (margins[c] as number) + (leaves[leaf + fourth] as number)
    leaf += inner + 1
    firstRoot = fourthRoot + inner
  }
}

/** `addPerfect` for trees that know their children. */
export function addLinked(
  { classes, roots, nodes, left, leaves }: LinkedLayout,
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
