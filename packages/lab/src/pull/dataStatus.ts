import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { FourthrightError } from '@fourthright/guide'
import { type SearchedPlace, searchedPlaces } from '../tables/dataDirectory.js'
import { type FoundSeasonFile, gamesFile, seasonFilesIn } from '../tables/seasonFiles.js'
import { type Surroundings, surroundings } from './cacheDirectory.js'
import { checkGames, checkSeason } from './contentCheck.js'
import { type Manifest, maybeAltered, readManifest } from './manifest.js'

/** How one file is: compared with what was pulled, or, where nobody noted that, read and checked. */
export interface FileStatus {
  readonly file: string
  readonly bytes: number
  /** Null when the file cannot be read. */
  readonly rows: number | null
  readonly verifies: boolean
  /** What is wrong, in words; null when nothing is. */
  readonly problem: string | null
}

export interface SeasonStatus extends FileStatus, Pick<FoundSeasonFile, 'season' | 'extent'> {}

export interface PlaceStatus extends SearchedPlace {
  /** True for the place that commands without `--data` read from. */
  readonly isUsed: boolean
  readonly seasons: readonly SeasonStatus[]
  /** Null when there are no schedules. */
  readonly games: FileStatus | null
}

export interface StatusRequest {
  /** The value of `--data`, if it was given. */
  readonly directory?: string
  readonly around?: Surroundings
  readonly onFile?: (file: string) => void
}

/** What is there, season by season, in every place that is searched for seasons. Files without a manifest are read. */
export async function dataStatus(request: StatusRequest = {}): Promise<PlaceStatus[]> {
  const { directory, around = surroundings(), onFile = () => {} } = request
  const places: PlaceStatus[] = []
  for (const place of searchedPlaces(directory, around)) {
    if (places.some((one) => one.directory === place.directory)) continue
    const seasons: SeasonStatus[] = []
    for (const { season, extent, file } of await seasonFilesIn(place.directory)) {
      onFile(file)
      seasons.push({ season, extent, ...(await statusOf(file, () => checkSeason(file, season))) })
    }
    const isUsed = seasons.length > 0 && !places.some((one) => one.isUsed)
    places.push({ ...place, isUsed, seasons, games: await gamesStatus(place.directory) })
  }
  return places
}

async function gamesStatus(directory: string): Promise<FileStatus | null> {
  let file: string
  try {
    file = await gamesFile(directory)
  } catch {
    return null
  }
  return statusOf(file, () => checkGames(file))
}

async function statusOf(file: string, check: () => Promise<number>): Promise<FileStatus> {
  const { size: bytes } = await stat(file)
  const manifest: Manifest = await readManifest(dirname(file))
  const entry = manifest.files[basename(file)]
  if (entry !== undefined) {
    const problem = (await maybeAltered(file, entry)) ?? null
    return { file, bytes, rows: entry.rows, verifies: problem === null, problem }
  }
  try {
    return { file, bytes, rows: await check(), verifies: true, problem: null }
  } catch (error) {
    if (!(error instanceof FourthrightError)) throw error
    return { file, bytes, rows: null, verifies: false, problem: error.message }
  }
}
