import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { seasonsIn } from '@fourthright/plays'
import { modelsFolder } from '../../bundleFile.js'

/** Where season tables are, and which seasons they are of. */
export interface FoundTables {
  /** The first that has a season answers. */
  readonly folders: readonly string[]
  readonly years: readonly number[]
}

/**
 * The folders of season tables: those that are named, then the shipped one.
 *
 * @throws DataError 'tables/missing' where a folder that is named is not there
 */
export async function seasonTables(named: readonly string[] = []): Promise<FoundTables> {
  const shipped = join(modelsFolder(), 'tables')
  const folders = [...named, ...(existsSync(shipped) ? [shipped] : [])]
  const years = (await Promise.all(folders.map(seasonsIn))).flat()
  return { folders, years: [...new Set(years)].sort((one, other) => one - other) }
}
