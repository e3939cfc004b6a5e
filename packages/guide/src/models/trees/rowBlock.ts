import type { PerfectLayout } from './treeEnsemble.js'

/** As many rows as an integer has bits. */
export const rowsInBlock = 32

/**
 * Room for a block of rows that go through the trees together: bit r of an integer stands for row r of the block.
 */
export interface RowBlock {
  /**
   * Which rows go right, by a node's threshold: those of a slot (see `Workspace`) from `starts[slot]` on, in the order of
   * its feature's thresholds.
   */
  readonly right: Int32Array
  readonly starts: Int32Array
  /** Class by class, `rowsInBlock` each. */
  readonly margins: Float32Array
  /** Nodes still to be visited, each with the rows that go there. */
  readonly waiting: Int32Array
}

export function rowBlock(thresholds: readonly Float32Array[], classes: number, depth: number): RowBlock {
  const starts = new Int32Array(2 * thresholds.length)
  let end = 0
  for (const slot of starts.keys()) {
    starts[slot] = end
    // one more: the nodes that fill a tree up ask about the first threshold of a feature that may have none
    end += (thresholds[slot % thresholds.length] as Float32Array).length + 1
  }
  return {
    starts,
    right: new Int32Array(end),
    margins: new Float32Array(rowsInBlock * classes),
    waiting: new Int32Array(2 * depth),
  }
}

/**
 * Writes down who goes right where: a row of rank k goes right at the first k thresholds of its feature, and a row
 * whose value is missing at none of them or at all, by the slot.
 *
 * @param ranks of one feature, by row; −1 where the value is missing
 * @param feature its place among as many features
 */
export function markRights(
  { right, starts }: RowBlock,
  ranks: Int32Array,
  rows: number,
  feature: number,
  features: number,
): void {
  const [first, firstOfOther] = [starts[feature] as number, starts[features + feature] as number]
  const thresholds = (starts[feature + 1] as number) - first - 1
  right.fill(0, first, first + thresholds)
  let missing = 0
  for (let row = 0; row < rows; row++) {
    const rank = ranks[row] as number
    if (rank < 0) missing |= 1 << row
    else if (rank > 0) right[first + rank - 1] = (right[first + rank - 1] as number) | (1 << row)
  }
  let so = 0
  for (let place = thresholds - 1; place >= 0; place--) {
    so |= right[first + place] as number
    right[first + place] = so
    right[firstOfOther + place] = so | missing
  }
}

/**
 * `addPerfect` for a block of rows. At a node the rows part into those that go left and those that go right; where all go
 * one way, one step serves all. Rows of one decision share most of their values, so that a tree is left after few steps.
 * Each row's leaves are still added tree by tree.
 *
 * @param all the rows of the block, a bit each
 */
export function addPerfectToBlock(
  { classes, nodes, leaves, depth }: PerfectLayout,
  { right, starts, margins, waiting }: RowBlock,
  all: number,
): void {
  const inner = (1 << depth) - 1
  for (let tree = 0, root = 0, firstLeaf = -inner; tree < classes.length; tree++) {
    const first = (classes[tree] as number) * rowsInBlock
    let position = 0
    let rows = all
    for (let left = 0; ; ) {
      while (position < inner) {
        const node = nodes[root + position] as number
        const goRight = rows & (right[(starts[node & 255] as number) + (node >> 8)] as number)
        position = (position << 1) + 1
        if (goRight === rows) position++
        else if (goRight !== 0) {
          waiting[left++] = position + 1
          waiting[left++] = goRight
          rows ^= goRight
        }
      }
      const leaf = leaves[firstLeaf + position] as number
      while (rows !== 0) {
        const row = 31 - Math.clz32(rows)
        margins[first + row] = (margins[first + row] as number) + leaf
        rows ^= 1 << row
      }
      if (left === 0) break
      rows = waiting[--left] as number
      position = waiting[--left] as number
    }
    root += inner
    firstLeaf += inner + 1
  }
}
