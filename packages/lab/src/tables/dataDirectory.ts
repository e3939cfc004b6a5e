import { resolve } from 'node:path'
import { DataError } from '@fourthright/guide'
import { cacheDirectory, type Surroundings, surroundings } from '../pull/cacheDirectory.js'
import { seasonFilesIn } from './seasonFiles.js'

/** A directory in which seasons are looked for, and who named it. */
export interface SearchedPlace {
  readonly namedBy: '--data' | 'FOURTHRIGHT_DATA' | 'data pull' | 'beside'
  readonly directory: string
}

/** Every place that is searched, in order: `--data`, FOURTHRIGHT_DATA, the cache of `data pull`, `../shared/data`. */
export function searchedPlaces(option?: string, around: Surroundings = surroundings()): SearchedPlace[] {
  const named: SearchedPlace[] = []
  if (option) named.push({ namedBy: '--data', directory: resolve(around.cwd, option) })
  const { FOURTHRIGHT_DATA: setting } = around.env
  if (setting) named.push({ namedBy: 'FOURTHRIGHT_DATA', directory: resolve(around.cwd, setting) })
  return [
    ...named,
    { namedBy: 'data pull', directory: resolve(around.cwd, cacheDirectory(around)) },
    { namedBy: 'beside', directory: resolve(around.cwd, '..', 'shared', 'data') },
  ]
}

/**
 * The directory that seasons are read from: the first place that holds any.
 *
 * A place that the user named (`--data`, FOURTHRIGHT_DATA) is taken or refused, never silently passed over.
 *
 * @param option the value of `--data`, if it was given.
 * @throws DataError `data/not-found`, which says to run `fourthright data pull`.
 */
export async function dataDirectory(option?: string, around: Surroundings = surroundings()): Promise<string> {
  const places = searchedPlaces(option, around)
  for (const { namedBy, directory } of places) {
    if ((await seasonFilesIn(directory)).length > 0) return directory
    if (namedBy === '--data' || namedBy === 'FOURTHRIGHT_DATA') {
      throw new DataError('data/not-found', {
        field: namedBy,
        value: directory,
        valid: 'a directory with play_by_play_YYYY.parquet or play-by-play/pbp_YYYY.csv.gz',
        message: `There are no seasons in ${directory}. Name another directory, or leave ${namedBy} out and run: fourthright data pull --seasons 2016-2020`,
      })
    }
  }
  throw new DataError('data/not-found', {
    field: '--data',
    value: null,
    valid: 'a directory with seasons of play-by-play',
    message: `There is no play-by-play here (searched ${places.map(({ directory }) => directory).join(', ')}). Run: fourthright data pull --seasons 2016-2020`,
  })
}
