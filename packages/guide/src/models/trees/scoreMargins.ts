import { InputError } from '../../errors/errors.js'
import { addLinked, addPerfect } from './addTrees.js'
import { beyondAllThresholds, type TreeEnsemble } from './treeEnsemble.js'

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
  const { classes, baseMargins, thresholds, layout } = ensemble
  const { ranks, margins } = ensemble.workspace
  const columns = ensemble.features.length
  checkLength('rows', rows, rowCount * columns)
  checkLength('out', out, rowCount * classes)
  if (startMargins) checkLength('start-margins', startMargins, rowCount * classes)

  for (let row = 0; row < rowCount; row++) {
    rankRow(thresholds, rows, row * columns, ranks)
    const first = row * classes
    for (let c = 0; c < classes; c++)
      margins[c] = (startMargins ? startMargins[first + c] : baseMargins[c]) as number
    if (layout.kind === 'perfect') addPerfect(layout, ranks, margins)
    else addLinked(layout, ranks, margins)
    out.set(margins, first)
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

/**
 * Ranks of one row (see `Workspace`): how many thresholds of the feature are ≤ the value, found by bisection.
 * @param from where the row stands in rows.
 */
function rankRow(
  thresholds: readonly Float32Array[],
  rows: Float32Array,
  from: number,
  ranks: Int32Array,
): void {
  const columns = thresholds.length
  for (let feature = 0; feature < columns; feature++) {
    const value = rows[from + feature] as number
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
