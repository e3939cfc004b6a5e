import type { Decision } from '@fourthright/guide'
import { words } from './figures.js'
import type { Page } from './page.js'
import { tableLines } from './table.js'
import { wrap } from './wrap.js'

/** Parts that round to nothing are left out; in win probability. */
const worthALine = 0.0005

/** What moved the edge: one sentence, then the groups of inputs, each with a bar. */
export function explanationLines({ explanation }: Decision, page: Page): string | null {
  if (!explanation) return null
  const sentence = wrap(explanation.sentence, page.width)
  const parts = explanation.edge.filter(({ contribution }) => Math.abs(contribution) >= worthALine)
  if (parts.length === 0) return sentence
  const most = Math.max(...parts.map(({ contribution }) => Math.abs(contribution)))
  const rows = parts.map(({ group, contribution }) => [words(group), signed(contribution)])
  const [titles = '', ...lines] = tableLines(['What moved it', 'Points'], rows)
  const drawn = lines.map((line, row) => `${line}  ${bar((parts[row]?.contribution ?? 0) / most)}`)
  return [sentence, page.colours.dim(titles), ...drawn].join('\n')
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
