/** A rule's value from a season on, with where it is written. */
export interface DatedRow<Value> {
  /** First season in which it holds; the first row's is 1999. */
  readonly from: number
  readonly value: Value
  readonly source: string
}

/** A rule as its rows in order of season. */
export type DatedRule<Value> = readonly [DatedRow<Value>, ...DatedRow<Value>[]]

/**
 * States a rule as dated rows.
 *
 * @param rows in rising order of `from`, the first from 1999, the earliest season that the guide answers
 */
export function dated<Value>(rows: DatedRule<Value>): DatedRule<Value> {
  return Object.freeze(rows)
}

/** The rule's value in that season: the last row that has begun. */
export function inSeason<Value>(rule: DatedRule<Value>, season: number): Value {
  return rule.reduce((held, row) => (row.from <= season ? row : held)).value
}
