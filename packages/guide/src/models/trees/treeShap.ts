import { InputError } from '../../errors/errors.js'
import type { LeafPaths } from './leafPaths.js'

/**
 * Exact SHAP values of a forest's margins, path-dependent: what a tree expects when only some features of a row are
 * known is the mean over the branches of the others, weighted by the training rows that took them; a feature's value is
 * the mean, over all orders in which features can become known, of what it changes (TreeSHAP: Lundberg et al. 2018,
 * "Consistent individualized feature attribution for tree ensembles"; 2020, Nature Machine Intelligence 2, 56–67).
 *
 * Plainly: φ[f] = Σ over sets S of the other features of |S|! (n − |S| − 1)! / n! · (E[S + f] − E[S]).
 *
 * Below: leaf by leaf. A path's steps are known (the row takes it or not: 1 or 0) or unknown (the share that takes
 * it), so a leaf's part of E[S] is a product of such numbers. `extend` sums the products over all sets by their size,
 * with the sets' weights, and `unwound` takes one step out of these sums again. Equal to libxgboost's `pred_contribs`
 * within its float32.
 *
 * @param rows row-major, rowCount × features; NaN is missing
 * @returns row-major: per row and class the features' values in order; with `expected` of the class they sum to its margin
 * @throws InputError 'trees/rows' when rows has another length
 */
export function treeShap(paths: LeafPaths, rows: Float32Array, rowCount: number): Float64Array {
  const { classes, leafClasses, leaves, starts, steps, longest } = paths
  const columns = paths.features.length
  if (rows.length !== rowCount * columns) refuse(rows.length, rowCount * columns)
  const values = new Float64Array(rowCount * classes * columns)
  const sums = new Float64Array(longest + 1)
  const taken = new Uint8Array(longest)
  for (let row = 0; row < rowCount; row++) {
    for (let leaf = 0; leaf < leaves.length; leaf++) {
      const first = starts[leaf] as number
      const length = (starts[leaf + 1] as number) - first
      sums[0] = 1
      for (let i = 0; i < length; i++) {
        const value = rows[row * columns + (steps.features[first + i] as number)] as number
        taken[i] = takes(value, first + i, steps)
        extend(sums, i + 1, steps.shares[first + i] as number, taken[i] as number)
      }
      const into = (row * classes + (leafClasses[leaf] as number)) * columns
      for (let i = 0; i < length; i++) {
        const share = steps.shares[first + i] as number
        const known = taken[i] as number
        const at = into + (steps.features[first + i] as number)
        const part = unwound(sums, length, share, known) * (known - share) * (leaves[leaf] as number)
        values[at] = (values[at] as number) + part
      }
    }
  }
  return values
}

function takes(value: number, step: number, { lows, highs, missing }: LeafPaths['steps']): number {
  if (Number.isNaN(value)) return missing[step] as number
  return value >= (lows[step] as number) && !(value >= (highs[step] as number)) ? 1 : 0
}

/**
 * Takes one more step into the sums. sums[s] is the sum, over the sets of s known steps among n, of the products, times
 * s! (n − s)! / (n + 1)!.
 *
 * @param n how many steps there then are
 */
function extend(sums: Float64Array, n: number, share: number, known: number): void {
  sums[n] = 0
  for (let s = n - 1; s >= 0; s--) {
    const sum = sums[s] as number
    sums[s + 1] = (sums[s + 1] as number) + (known * sum * (s + 1)) / (n + 1)
    sums[s] = (share * sum * (n - s)) / (n + 1)
  }
}

/** Total of the sums with one of their n steps taken out again. */
function unwound(sums: Float64Array, n: number, share: number, known: number): number {
  let total = 0
  if (known === 0) {
    for (let s = n - 1; s >= 0; s--) total += (sums[s] as number) / (share * (n - s))
    return total * (n + 1)
  }
  let next = sums[n] as number
  for (let s = n - 1; s >= 0; s--) {
    const without = next / (s + 1)
    total += without
    next = (sums[s] as number) - without * share * (n - s)
  }
  return total * (n + 1)
}

function refuse(length: number, needed: number): never {
  throw new InputError('trees/rows', {
    field: 'rows',
    value: length,
    valid: `${needed} values`,
    message: `The array rows has ${length} values where ${needed} are needed.`,
  })
}
