import type { RowBlock } from './rowBlock.js'

/** A boosted forest laid out for scoring; made by `decodeTrees`, asked by `scoreMargins`. */
export interface TreeEnsemble {
  /** Margins a row. */
  readonly classes: number
  /** Names of the features in the order of a row's values. */
  readonly features: readonly string[]
  /** Where the margin of each class starts, unless the caller says otherwise. */
  readonly baseMargins: Float32Array
  /** Each feature's thresholds in ascending order. */
  readonly thresholds: readonly Float32Array[]
  readonly layout: PerfectLayout | LinkedLayout
  /** Room for the row being scored, so that scoring allocates nothing. */
  readonly workspace: Workspace
}

/**
 * Every tree is filled up to the same depth, so that a node's children are found by counting.
 *
 * A node is one integer: its threshold's place in the feature's order shifted left by 8, and its slot
 * (see `Workspace`). Node n of a tree has children 2n + 1 and 2n + 2.
 *
 * The number of trees is filled up to a multiple of four; the leaves of such a tree are −0, which
 * changes no sum, not even −0.
 */
export interface PerfectLayout {
  readonly kind: 'perfect'
  /** The class that each tree adds to, in file order. */
  readonly classes: Uint8Array
  readonly depth: number
  /** 2^depth − 1 a tree. */
  readonly nodes: Int32Array
  /** 2^depth a tree. */
  readonly leaves: Float32Array
}

/** For deep trees, which would be mostly filling: nodes that know where their left child is; right is left + 1. */
export interface LinkedLayout {
  readonly kind: 'linked'
  /** The class that each tree adds to, in file order. */
  readonly classes: Uint8Array
  readonly roots: Int32Array
  /** As in the perfect layout; −1 for a leaf. */
  readonly nodes: Int32Array
  /** Place of the left child; of a leaf nothing. */
  readonly left: Int32Array
  /** What a leaf adds. */
  readonly leaves: Float32Array
}

/** Ranks and margins of the row, or block of rows, being scored. */
export interface Workspace {
  /**
   * The row's values as ranks: how many of the feature's thresholds are ≤ the value. Slot f is for nodes
   * of feature f whose missing values go left (rank 0), slot features + f for those where they go right.
   */
  readonly ranks: Int32Array
  readonly margins: Float32Array
  /** Room for rows that are scored together; made when there are any. */
  block: RowBlock | null
}

/** A rank above every threshold's place: goes right at every node. */
export const beyondAllThresholds = 0x7fff_ffff >> 4
