/**
 * A boosted forest as a bundle stores it: small, lossless, and named.
 *
 * Trees stand one after the other in the order in which they were boosted, each in preorder (a node,
 * its left subtree, its right subtree). A row goes left where value < threshold, and where the value is
 * missing (NaN) to the node's default side.
 */
export interface CompactTrees {
  /** Margins a row, 1 … 256. */
  readonly classes: number
  /** Names of the features in the order of a row's values, at most 127. */
  readonly features: readonly string[]
  /** Where the margin of each class starts. */
  readonly baseMargins: Float32Array
  /** The class that each tree adds to. */
  readonly treeClasses: Uint8Array
  /** How many different thresholds each feature has; together the length of `thresholds`. */
  readonly thresholdCounts: Uint32Array
  /** Each feature's thresholds in ascending order, one feature after the other. */
  readonly thresholds: Float32Array
  /** One byte a node: 0 for a leaf, otherwise 1 + 2 · feature + (1 when missing values go left). */
  readonly structure: Uint8Array
  /** For each inner node in order, the place of its threshold among its feature's. */
  readonly thresholdPlaces: Uint8Array | Uint16Array
  /** For each leaf in order, what it adds. */
  readonly leaves: Float32Array
}

/** More features than this do not fit into a structure byte. */
export const mostFeatures = 127
