/** A rule's value from a season on, with where it is written or what it was measured on. */
export interface DatedRow<Value> {
  /** First season in which it holds; the first row's is 1999. */
  readonly from: number
  readonly value: Value
  readonly source: string
}

/** The rows of a rule in order of season. */
export type DatedRows<Value> = readonly [DatedRow<Value>, ...DatedRow<Value>[]]

/** A rule through the seasons. */
export interface DatedRule<Value> {
  /** What it rules and in which unit, in one line. */
  readonly title: string
  /** Null where regular season and postseason are played alike. */
  readonly seasonType: 'REG' | 'POST' | null
  readonly rows: DatedRows<Value>
}

/**
 * States a rule as dated rows.
 *
 * @param title what it rules and in which unit, in one line, as the table of rules shows it
 * @param rows in rising order of `from`, the first from 1999, the earliest season that the guide answers
 * @param seasonType where the rule holds, if not everywhere
 */
export function dated<Value>(
  title: string,
  rows: DatedRows<Value>,
  seasonType: DatedRule<Value>['seasonType'] = null,
): DatedRule<Value> {
  return Object.freeze({ title, seasonType, rows })
}

/** The rule's value in that season: the last row that has begun. */
export function inSeason<Value>({ rows }: DatedRule<Value>, season: number): Value {
  return rows.reduce((held, row) => (row.from <= season ? row : held)).value
}
