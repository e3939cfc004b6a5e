import type { DuckDBConnection } from '@duckdb/node-api'
import { maybeTeam } from '@fourthright/guide'
import type { ColumnKind } from '@fourthright/plays'
import { identifier, tableSql } from './sql.js'

/** Spellings that name no team: thrown while a table is loaded, answered with the cell where one stands. */
export class UnknownTeams extends Error {
  constructor(readonly spellings: readonly string[]) {
    super(`No teams: ${spellings.join(', ')}`)
  }
}

/** Writes the modern abbreviation for every historic one, in all columns of teams. */
export async function makeTeamsModern(
  connection: DuckDBConnection,
  { table, kinds }: { readonly table: string; readonly kinds: ReadonlyMap<string, ColumnKind> },
): Promise<void> {
  const unknown = new Set<string>()
  for (const [column, kind] of kinds) {
    if (kind !== 'team') continue
    const places = { table: identifier(table), column: identifier(column) }
    const reader = await connection.runAndReadAll(tableSql('spellingsOfTeams', places))
    for (const spelling of (reader.getColumnsJS()[0] ?? []) as string[]) {
      const modern = maybeTeam(spelling)
      if (modern === undefined) unknown.add(spelling)
      else if (modern !== spelling) await connection.run(tableSql('modernTeam', places), { modern, spelling })
    }
  }
  if (unknown.size > 0) throw new UnknownTeams([...unknown])
}
