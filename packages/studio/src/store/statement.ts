import { readFileSync } from 'node:fs'

/**
 * The text of a statement, read once when its module is loaded.
 *
 * @param file path below `src`, such as `presign/redeem.sql`: the same from `src`, where tests run, and from `dist`
 */
export function statement(file: string): string {
  return readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8')
}
