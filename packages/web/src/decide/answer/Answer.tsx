import { ChoiceTable } from './ChoiceTable.js'

/** Everything below the verdict, from the table to what was assumed. */
export function Answer() {
  return <ChoiceTable />
}
