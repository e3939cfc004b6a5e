import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { statement } from './statement.js'

/** A file of the schema. */
export interface Migration {
  /** `010-change.sql`: applied in the order of the names. */
  readonly name: string
  readonly text: string
  /** SHA-256 of the text, in hexadecimal. */
  readonly digest: string
}

/** The schema of this program: `store/schema/*.sql`. */
export function shippedMigrations(): Migration[] {
  return readdirSync(new URL('../../src/store/schema/', import.meta.url))
    .filter((name) => /^\d{3}-.+\.sql$/.test(name))
    .sort()
    .map((name) => migration(name, statement(`store/schema/${name}`)))
}

/** A migration of a text; ends of lines count as one character, whatever a checkout makes of them. */
export function migration(name: string, text: string): Migration {
  const plain = text.replaceAll('\r\n', '\n')
  return { name, text: plain, digest: createHash('sha256').update(plain).digest('hex') }
}
