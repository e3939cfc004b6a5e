import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'

/** A query's answer by columns: numbers (null becomes NaN) or texts (null becomes ''). */
export class Frame {
  constructor(
    readonly rows: number,
    private readonly columns: ReadonlyMap<string, readonly unknown[]>,
  ) {}

  /** Column `name` as numbers; booleans as 0 and 1, null as NaN. */
  numbers(name: string): Float64Array {
    return Float64Array.from(this.column(name), (value) => (value === null ? Number.NaN : Number(value)))
  }

  texts(name: string): string[] {
    return this.column(name).map((value) => (value === null ? '' : String(value)))
  }

  /** Columns side by side in row-major float32, as the engine wants them. */
  matrix(names: readonly string[]): Float32Array {
    const matrix = new Float32Array(this.rows * names.length)
    names.forEach((name, feature) => {
      const column = this.numbers(name)
      for (let row = 0; row < this.rows; row++) matrix[row * names.length + feature] = column[row] as number
    })
    return matrix
  }

  /** The frame with one more column. */
  with(name: string, values: Float64Array): Frame {
    return new Frame(this.rows, new Map([...this.columns, [name, Array.from(values)]]))
  }

  /** The rows for which `keep` holds. */
  where(keep: (row: number) => boolean): Frame {
    const rows = Array.from({ length: this.rows }, (_, row) => row).filter(keep)
    const pick = (column: readonly unknown[]) => rows.map((row) => column[row])
    return new Frame(rows.length, new Map([...this.columns].map(([name, column]) => [name, pick(column)])))
  }

  /** Rows as objects of numbers. */
  records<Name extends string>(names: readonly Name[]): Record<Name, number>[] {
    const columns = names.map((name) => this.numbers(name))
    return Array.from(
      { length: this.rows },
      (_, row) =>
        Object.fromEntries(names.map((name, at) => [name, columns[at]?.[row]])) as Record<Name, number>,
    )
  }

  private column(name: string): readonly unknown[] {
    const column = this.columns.get(name)
    if (!column)
      throw new RangeError(`The query has no column ${name}; it has ${[...this.columns.keys()].join(', ')}.`)
    return column
  }
}

/** Runs one query with named parameters and reads its whole answer. */
export async function query(
  connection: DuckDBConnection,
  sql: string,
  parameters: Record<string, DuckDBValue> = {},
): Promise<Frame> {
  const reader = await connection.runAndReadAll(sql, parameters)
  const columns = reader.getColumnsJS()
  return new Frame(
    reader.currentRowCount,
    new Map(reader.columnNames().map((name, at) => [name, columns[at] ?? []])),
  )
}
