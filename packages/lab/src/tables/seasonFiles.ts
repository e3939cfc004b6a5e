import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DataError } from '@fourthright/guide'
import { missingFile, type SeasonFile, seasonsOf } from '@fourthright/plays'

export interface FoundSeasonFile extends SeasonFile {
  /** `full`: all columns of play-by-play; `extract`: some 50 of them (no clock by quarter, timeouts, kicks, lines). */
  readonly extent: 'full' | 'extract'
}

interface Layout {
  readonly folder: string
  readonly name: RegExp
  readonly extent: FoundSeasonFile['extent']
}

/** Where seasons stand in a directory, the better place first: a sorted collection, or the flat cache of `data pull`. */
const layouts: readonly Layout[] = [
  { folder: '', name: /^play_by_play_(\d{4})\.parquet$/, extent: 'full' },
  { folder: '', name: /^play_by_play_(\d{4})\.csv\.gz$/, extent: 'full' },
  { folder: '', name: /^play_by_play_(\d{4})\.csv$/, extent: 'full' },
  { folder: 'play-by-play', name: /^pbp_(\d{4})\.csv\.gz$/, extent: 'full' },
  { folder: 'nflverse-extract', name: /^pbp_(\d{4})\.parquet$/, extent: 'extract' },
]

const schedules = [['games.csv'], ['schedules', 'games.csv']] as const

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}

/** The best file of every season that the directory holds, by season; empty when there is none or no directory. */
export async function seasonFilesIn(directory: string): Promise<FoundSeasonFile[]> {
  const found = new Map<number, FoundSeasonFile>()
  for (const { folder, name, extent } of layouts) {
    for (const entry of await namesIn(join(directory, folder))) {
      const season = Number(name.exec(entry)?.[1])
      if (season > 0 && !found.has(season)) {
        found.set(season, { season, file: join(directory, folder, entry), extent })
      }
    }
  }
  return [...found.values()].sort((a, b) => a.season - b.season)
}

/**
 * The files of these seasons, in their order; without a list, of all full seasons.
 *
 * @throws DataError `data/missing-season` with the seasons that are there.
 */
export async function findSeasonFiles(
  directory: string,
  seasons?: readonly number[],
): Promise<FoundSeasonFile[]> {
  const there = await seasonFilesIn(directory)
  if (seasons === undefined) return there.filter(({ extent }) => extent === 'full')
  return seasons.map((season) => {
    const found = there.find((one) => one.season === season)
    if (found !== undefined) return found
    throw new DataError('data/missing-season', {
      field: 'seasons',
      value: season,
      valid: seasonsOf(there).join(', ') || 'none: no seasons are there',
      message: `The season ${season} is not in ${directory}. Run: fourthright data pull --seasons ${season}`,
    })
  })
}

/**
 * The schedules file of a directory, in either layout.
 *
 * @throws DataError `plays/missing-file`.
 */
export async function gamesFile(directory: string): Promise<string> {
  for (const place of schedules) {
    const folder = join(directory, ...place.slice(0, -1))
    if ((await namesIn(folder)).includes('games.csv')) return join(folder, 'games.csv')
  }
  throw missingFile(join(directory, 'games.csv'))
}
