import { readFileSync } from 'node:fs'

/** The text of a .sql file that stands beside the code in `src/features` (also when this runs from `dist`). */
export function featureSql(name: string): string {
  return readFileSync(new URL(`../../src/features/${name}.sql`, import.meta.url), 'utf8')
}
