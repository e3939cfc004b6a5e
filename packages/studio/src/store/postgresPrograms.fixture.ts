import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const versions = '/usr/lib/postgresql'

/** The folder with PostgreSQL's `initdb` and `postgres`: the newest of Debian's, else one on the PATH. */
export function maybePostgresPrograms(): string | undefined {
  const debian = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)) : []
  return [
    ...debian.map((version) => join(versions, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}
