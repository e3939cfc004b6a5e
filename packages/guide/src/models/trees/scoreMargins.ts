import { InputError } from '../../errors/errors.js'
import { addLinked, addPerfect } from './addTrees.js'
import { addPerfectToBlock, markRights, rowBlock, rowsInBlock } from './rowBlock.js'
import { beyondAllThresholds, type PerfectLayout, type TreeEnsemble } from './treeEnsemble.js'

/**
 * Margins of rows under a boosted forest, bit for bit those of libxgboost.
 *
 * Plainly: margin[c] = start[c] + Σ over trees t of class c of leaf(t, row), added in file order in
 * float32; at a node a row goes left where value < threshold in float32, and where the value is NaN to
 * the node's default side.
 *
 * Below: a row's values are first replaced by ranks among the forest's own thresholds, after which
 * "value < threshold" is "rank ≤ place" between integers and needs neither a branch nor a look at NaN. Rows that
 * are asked about together go through the trees together (see `RowBlock`).
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
  const columns = ensemble.features.length
  checkLength('rows', rows, rowCount * columns)
  checkLength('out', out, rowCount * ensemble.classes)
  if (startMargins) checkLength('start-margins', startMargins, rowCount * ensemble.classes)

  const { layout } = ensemble
  let row = 0
  while (layout.kind === 'perfect' && rowCount - row >= fewestTogether) {
    const count = Math.min(rowsInBlock, rowCount - row)
    scoreBlock(ensemble, layout, { rows, from: row, count }, startMargins, out)
    row += count
  }
  for (; row < rowCount; row++) scoreRow(ensemble, rows, row, startMargins, out)
  return out
}

/** Fewer rows are faster one by one. */
const fewestTogether = 3

function scoreRow(
  { classes, baseMargins, thresholds, layout, workspace: { ranks, margins } }: TreeEnsemble,
  rows: Float32Array,
  row: number,
  startMargins: Float32Array | undefined,
  out: Float32Array,
): void {
  rankRow(thresholds, rows, row * thresholds.length, ranks)
  const first = row * classes
  for (let c = 0; c < classes; c++)
    margins[c] = (startMargins ? startMargins[first + c] : baseMargins[c]) as number
  if (layout.kind === 'perfect') addPerfect(layout, ranks, margins)
  else addLinked(layout, ranks, margins)
  out.set(margins, first)
}

/** So many rows from one on, at most `rowsInBlock`. */
interface RowsOfBlock {
  readonly rows: Float32Array
  readonly from: number
  readonly count: number
}

function scoreBlock(
  { classes, baseMargins, thresholds, workspace }: TreeEnsemble,
  layout: PerfectLayout,
  { rows, from, count }: RowsOfBlock,
  startMargins: Float32Array | undefined,
  out: Float32Array,
): void {
  workspace.block ??= rowBlock(thresholds, classes, layout.depth)
  const { block } = workspace
  const { margins } = block
  const columns = thresholds.length
  for (let feature = 0; feature < columns; feature++) {
    const ofFeature = thresholds[feature] as Float32Array
    let [last, rank] = [Number.NaN, -1]
    for (let row = 0; row < count; row++) {
      const value = rows[(from + row) * columns + feature] as number
      // rows of one decision often agree with the row before
      if (value !== last) rank = Number.isNaN(value) ? -1 : rankOf(value, ofFeature)
      last = value
      ranksInBlock[row] = rank
    }
    markRights(block, ranksInBlock, count, feature, columns)
  }
  const first = from * classes
  for (let c = 0; c < classes; c++)
    for (let row = 0; row < count; row++)
      margins[c * rowsInBlock + row] = (
        startMargins ? startMargins[first + row * classes + c] : baseMargins[c]
      ) as number
  addPerfectToBlock(layout, block, count === rowsInBlock ? -1 : (1 << count) - 1)
  for (let row = 0; row < count; row++)
    for (let c = 0; c < classes; c++)
      out[first + row * classes + c] = margins[c * rowsInBlock + row] as number
}

const ranksInBlock = new Int32Array(rowsInBlock)

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
 * Ranks of one row (see `Workspace`).
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
    const isMissing = Number.isNaN(value)
    const rank = isMissing ? 0 : rankOf(value, thresholds[feature] as Float32Array)
    ranks[feature] = rank
    ranks[columns + feature] = isMissing ? beyondAllThresholds : rank
  }
}

/** How many of a feature's thresholds are ≤ the value, found by bisection. */
function rankOf(value: number, thresholds: Float32Array): number {
  let low = 0
  let high = thresholds.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((thresholds[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low
}
