import { type ChoiceValue, choiceWords, type Decision } from '@fourthright/guide'
import { percent } from './figures.js'
import type { Page } from './page.js'
import { tableLines } from './table.js'

/** The columns after the choice itself; all in per cent, the win chances from the deciding team's view. */
const columns: readonly { title: string; narrow: string; of: (choice: ChoiceValue) => number | null }[] = [
  { title: 'Win %', narrow: 'Win %', of: (choice) => choice.winProbability },
  { title: 'Works %', narrow: 'Works', of: (choice) => choice.successProbability },
  { title: 'Win % if it works', narrow: 'if so', of: (choice) => choice.winProbabilityIfSuccess },
  { title: 'Win % if it fails', narrow: 'if not', of: (choice) => choice.winProbabilityIfFailure },
]

/** One row a choice, as the decision ranks them; the recommended one bold. */
export function choiceTable(decision: Decision, page: Page): string {
  const cells = decision.choices.map((choice) => [
    choiceWords[choice.choice],
    ...columns.map((column) => percent(column.of(choice))),
  ])
  const wide = tableLines(['Choice', ...columns.map(({ title }) => title)], cells)
  const fits = wide.every((line) => line.length <= page.width)
  const [titles = '', ...rows] = fits
    ? wide
    : tableLines(['Choice', ...columns.map(({ narrow }) => narrow)], cells)
  return [
    page.colours.dim(titles),
    ...rows.map((row, index) => {
      const best = decision.choices[index]?.choice === decision.recommendation
      return best ? page.colours.bold(row) : row
    }),
  ].join('\n')
}
