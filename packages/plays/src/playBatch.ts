import type { Team } from '@fourthright/guide'
import { type Play, type PlayColumn, playColumns } from './play.js'

/** A column of a batch: numbers and flags as float64 with NaN where null, texts and teams with null. */
export type ColumnOf<C extends PlayColumn> = (typeof playColumns)[C] extends 'text'
  ? readonly (string | null)[]
  : (typeof playColumns)[C] extends 'team'
    ? readonly (Team | null)[]
    : Float64Array

/** Consecutive plays of one file, column by column, in the file's order. */
export interface PlayBatch<C extends PlayColumn> {
  readonly season: number
  /** Number of plays: the length of every column. */
  readonly rows: number
  readonly columns: { readonly [K in C]: ColumnOf<K> }
}

/** The plays of a batch one by one, numbers as number or null. For people and small jobs; loops take the columns. */
export function* playsOf<C extends PlayColumn>(batch: PlayBatch<C>): Generator<Play<C>> {
  const columns = Object.entries(batch.columns) as [PlayColumn, Float64Array | readonly (string | null)[]][]
  for (let row = 0; row < batch.rows; row++) {
    const play: Record<string, number | string | null> = {}
    for (const [name, column] of columns) {
      const cell = column[row] ?? null
      play[name] = Number.isNaN(cell) ? null : cell
    }
    yield play as Play<C>
  }
}

/** An empty column of the right kind for `rows` plays: all null. */
export function nullColumn(column: PlayColumn, rows: number): Float64Array | (string | null)[] {
  const kind = playColumns[column]
  return kind === 'text' || kind === 'team'
    ? new Array<string | null>(rows).fill(null)
    : new Float64Array(rows).fill(Number.NaN)
}
