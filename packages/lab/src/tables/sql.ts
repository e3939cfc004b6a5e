import { readFileSync } from 'node:fs'

/** A name quoted as an SQL identifier, whatever it contains. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/**
 * The text of a .sql file of this folder (also when this runs from `dist`), with its `{places}` filled in.
 *
 * Places take lists of identifiers only, made with `identifier`; every value goes in as a named parameter.
 */
export function tableSql(name: string, places: Readonly<Record<string, string>> = {}): string {
  const text = readFileSync(new URL(`../../src/tables/${name}.sql`, import.meta.url), 'utf8')
  return text.replaceAll(/\{(\w+)\}/g, (_, place: string) => {
    const filling = places[place]
    if (filling === undefined) throw new RangeError(`${name}.sql has a place {${place}} that nothing fills.`)
    return filling
  })
}
