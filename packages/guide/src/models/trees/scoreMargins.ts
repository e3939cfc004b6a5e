import { InputError } from '../../errors/errors.js'
import {
  beyondAllThresholds,
  type LinkedLayout,
  type PerfectLayout,
  type TreeEnsemble,
} from './treeEnsemble.js'

/**
 * Margins of rows under a boosted forest, bit for bit those of libxgboost.
 *
 * Plainly: margin[c] = start[c] + Σ over trees t of class c of leaf(t, row), added in file order in
 * float32; at a node a row goes left where value < threshold in float32, and where the value is NaN to
 * the node's default side.
 *
 * Below: a row's values are first replaced by ranks among the forest's own thresholds, after which
 * "value < threshold" is "rank ≤ place" between integers and needs neither a branch nor a look at NaN.
 *
 * @param rows row-major, rowCount × ensemble.features.length; NaN is missing.
 * @param out row-major, rowCount × classes; allocated when absent, otherwise nothing is.
 * @param startMargins where each row's margins start, as out; default the ensemble's base margins.
 * @returns out.
 * @throws InputError 'trees/rows', 'trees/out', 'trees/start-margins' when an array has another length.
 */
export function scoreMargins(
  ensemble: TreeEnsemble,
  rows: Float32Array,
  rowCount: number,
  out: Float32Array = new Float32Array(rowCount * ensemble.classes),
  startMargins?: Float32Array,
): Float32Array {
  const { classes, baseMargins, workspace } = ensemble
  const columns = ensemble.features.length
  checkLength('rows', rows, rowCount * columns)
  checkLength('out', out, rowCount * classes)
  if (startMargins) checkLength('start-margins', startMargins, rowCount * classes)

  const { ranks, margins } = workspace
  for (let row = 0; row < rowCount; row++) {
    rankRow(ensemble, rows, row * columns)
    const first = row * classes
    for (let c = 0; c < classes; c++)
      margins[c] = (startMargins ? startMargins[first + c] : baseMargins[c]) as number
    if (ensemble.layout.kind === 'perfect') addPerfect(ensemble.layout, ensemble.treeClasses, ranks, margins)
    else addLinked(ensemble.layout, ensemble.treeClasses, ranks, margins)
    for (let c = 0; c < classes; c++) out[first + c] = margins[c] as number
  }
  return out
}

function checkLength(name: string, array: Float32Array, length: number): void {
  if (array.length === length) return
  throw new InputError(`trees/${name}`, {
    field: name,
    value: array.length,
    valid: `${length} values`,
    message: `The array ${name} has ${array.length} values where ${length} are needed.`,
  })
}

/** Ranks of one row: how many thresholds of the feature are ≤ the value, found by bisection. */
function rankRow({ thresholds, workspace }: TreeEnsemble, rows: Float32Array, first: number): void {
  const { ranks } = workspace
  const columns = thresholds.length
  for (let feature = 0; feature < columns; feature++) {
    const value = rows[first + feature] as number
    const ofFeature = thresholds[feature] as Float32Array
    if (Number.isNaN(value)) {
      ranks[feature] = 0
      ranks[columns + feature] = beyondAllThresholds
      continue
    }
    let low = 0
    let high = ofFeature.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((ofFeature[middle] as number) <= value) low = middle + 1
      else high = middle
    }
    ranks[feature] = low
    ranks[columns + feature] = low
  }
}

/** 1 where the row goes right: the sign bit of place − rank. */
function goesRight(node: number, ranks: Int32Array): number {
  return ((node >> 8) - (ranks[node & 255] as number)) >>> 31
}

// Four levels are written out because a loop over them costs half as much again; deeper ones loop.
function addPerfect(
  layout: PerfectLayout,
  classes: Uint8Array,
  ranks: Int32Array,
  margins: Float32Array,
): void {
  const { nodes, leaves, depth } = layout
  const inner = 2 ** depth - 1
  const trees = classes.length
  for (let tree = 0, root = 0, leaf = -inner; tree < trees; tree++, root += inner, leaf += inner + 1) {
    let n = 1 + goesRight(nodes[root] as number, ranks)
    n = 2 * n + 1 + goesRight(nodes[root + n] as number, ranks)
    n = 2 * n + 1 + goesRight(nodes[root + n] as number, ranks)
    n = 2 * n + 1 + goesRight(nodes[root + n] as number, ranks)
    for (let level = 4; level < depth; level++) n = 2 * n + 1 + goesRight(nodes[root + n] as number, ranks)
    const c = classes[tree] as number
    margins[c] = (margins[c] as number) + (leaves[leaf + n] as number)
  }
}

function addLinked(
  layout: LinkedLayout,
  classes: Uint8Array,
  ranks: Int32Array,
  margins: Float32Array,
): void {
  const { roots, nodes, left, leaves } = layout
  for (let tree = 0; tree < classes.length; tree++) {
    let n = roots[tree] as number
    for (let node = nodes[n] as number; node >= 0; node = nodes[n] as number)
      n = (left[n] as number) + goesRight(node, ranks)
    const c = classes[tree] as number
    margins[c] = (margins[c] as number) + (leaves[n] as number)
  }
}
