import { conversionWords, type Decision } from '@fourthright/guide'
import { words } from './figures.js'
import type { Page } from './page.js'
import { tableLines } from './table.js'
import { wrap } from './wrap.js'

/** Parts that round to nothing are left out; in probability. */
const worthALine = 0.0005

/** What moved the edge and the chance to convert: one sentence, then a table with bars for each. */
export function explanationLines({ explanation }: Decision, page: Page): string | null {
  if (!explanation) return null
  const { sentence, edge, conversion } = explanation
  const tables = [
    barTable(
      ['What moved the edge', 'Points'],
      edge.map(({ group, contribution }) => ({ cells: [words(group)], contribution })),
      page,
    ),
    barTable(
      ['What moved the chance to convert', 'Here', 'Points'],
      conversion.map(({ feature, value, contribution }) => ({
        cells: [named[feature] ?? words(feature), valueText(feature, value)],
        contribution,
      })),
      page,
    ),
  ].filter((table) => table !== null)
  return [[wrap(sentence, page.width), ...tables.slice(0, 1)].join('\n'), ...tables.slice(1)].join('\n\n')
}

interface Row {
  /** All but the points. */
  readonly cells: readonly string[]
  readonly contribution: number
}

function barTable(titles: readonly string[], all: readonly Row[], page: Page): string | null {
  const rows = all.filter(({ contribution }) => Math.abs(contribution) >= worthALine)
  if (rows.length === 0) return null
  const most = Math.max(...rows.map(({ contribution }) => Math.abs(contribution)))
  const [head = '', ...lines] = tableLines(
    titles,
    rows.map(({ cells, contribution }) => [...cells, signed(contribution)]),
  )
  const drawn = lines.map((line, row) => `${line}  ${bar((rows[row]?.contribution ?? 0) / most)}`)
  return [page.colours.dim(head), ...drawn].join('\n')
}

/** By any name that a bundle may give its features. */
const named: Readonly<Record<string, string>> = conversionWords
const shares = ['isCalledPass', 'told']

/** What stands in a feature here: a share in per cent, expected points in hundredths, all else as it is. */
function valueText(feature: string, value: number | null): string {
  if (value === null) return ''
  if (shares.includes(feature)) return `${Math.round(100 * value)} %`
  return String(Math.round(100 * value) / 100)
}

function signed(contribution: number): string {
  const points = (100 * contribution).toFixed(1)
  return contribution > 0 ? `+${points}` : points
}

const widest = 20

/** @param share of the widest bar, −1 to 1 */
function bar(share: number): string {
  return (share > 0 ? '█' : '░').repeat(Math.max(1, Math.round(Math.abs(share) * widest)))
}
