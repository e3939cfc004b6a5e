import { readFileSync } from 'node:fs'

/** The text of a .sql file of this folder (also when this runs from `dist`). */
export function pullSql(name: 'seasonCounts' | 'gameCounts'): string {
  return readFileSync(new URL(`../../src/pull/${name}.sql`, import.meta.url), 'utf8')
}
