import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DataError, InputError } from '@fourthright/guide'
import { publish, sha256Of } from './atomicFile.js'
import { cacheDirectory } from './cacheDirectory.js'
import { checkGames, checkSeason } from './contentCheck.js'
import { download, type Patience, usualPatience } from './download.js'
import { enterFile, type ManifestEntry, maybeAltered, readManifest } from './manifest.js'
import { discardPart, forgetOrigin } from './partFile.js'
import { asTheOnlyPull } from './pullLock.js'
import { type Asset, gamesAssets, nflverseReleases, seasonAssets } from './releases.js'

export interface PullProgress {
  /** Name of the file in the cache, e.g. `play_by_play_2020.parquet`. */
  readonly name: string
  readonly step: 'downloading' | 'checking' | 'done' | 'kept'
  readonly bytes: number
  /** Null where the server does not say. */
  readonly totalBytes: number | null
}

export interface PullRequest {
  readonly seasons: readonly number[]
  /** Base URL of the releases; default nflverse's. */
  readonly from?: string
  /** Directory; default the cache. */
  readonly to?: string
  /** Ask the server whether files that are there have changed. Without it they are kept as they are. */
  readonly refresh?: boolean
  readonly onProgress?: (progress: PullProgress) => void
  readonly patience?: Patience
}

export interface PulledFile extends ManifestEntry {
  readonly name: string
  /** False: it was there already, as it was pulled. */
  readonly isNew: boolean
}

export interface PullReport {
  readonly directory: string
  readonly files: readonly PulledFile[]
}

/** A file to have in the end: what it may be called and how it is recognised. */
interface Wanted {
  readonly season: number | null
  readonly assets: readonly Asset[]
  /** Number of rows, or a DataError. */
  readonly check: (file: string) => Promise<number>
  readonly refresh: boolean
}

/**
 * Downloads seasons of play-by-play and the schedules, verifies them, and keeps them.
 *
 * Files get their final names only when they are whole and checked; an interrupted pull goes on where it stopped.
 * Schedules are asked for again whenever a season is new.
 *
 * @throws InputError `pull/seasons`, `pull/from`; DataError `data/not-published`, `data/download-failed`, `data/pull-running`,
 * `data/not-that-season`, `data/too-few-plays`, or what the readers say of a file that is not what it should be.
 * @example await pullSeasons({ seasons: [2016, 2017, 2018, 2019, 2020] })
 */
export async function pullSeasons(request: PullRequest): Promise<PullReport> {
  checkSeasons(request.seasons)
  const from = checkedAddress(request.from ?? nflverseReleases)
  const directory = request.to ?? cacheDirectory()
  const refresh = request.refresh ?? false
  await mkdir(directory, { recursive: true })
  return asTheOnlyPull(directory, async () => {
    const files: PulledFile[] = []
    for (const season of request.seasons) {
      const check = (file: string) => checkSeason(file, season)
      files.push(
        await have({ season, assets: seasonAssets(season, from), check, refresh }, directory, request),
      )
    }
    const isAnyNew = files.some(({ isNew }) => isNew)
    const games = { season: null, assets: gamesAssets(from), check: checkGames, refresh: refresh || isAnyNew }
    files.push(await have(games, directory, request))
    return { directory, files }
  })
}

function checkSeasons(seasons: readonly number[]): void {
  const wrong = seasons.find((season) => !Number.isInteger(season) || season < 1999)
  if (seasons.length > 0 && wrong === undefined) return
  throw new InputError('pull/seasons', {
    field: 'seasons',
    value: wrong ?? null,
    valid: 'one or more seasons, 1999 or later',
    message: 'Name the seasons to pull; play-by-play begins with 1999.',
  })
}

/** The base address without a slash at its end. */
function checkedAddress(from: string): string {
  if (URL.canParse(from) && /^https?:$/.test(new URL(from).protocol)) return from.replace(/\/+$/, '')
  throw new InputError('pull/from', {
    field: 'from',
    value: from,
    valid: 'an address that begins with https:// or http://',
    message: 'This is not the address of a server of releases.',
  })
}

/** Keeps the file if it is as it was pulled, else fetches the first asset that is published. */
async function have(wanted: Wanted, directory: string, request: PullRequest): Promise<PulledFile> {
  const { onProgress = () => {}, patience = usualPatience } = request
  const kept = await maybeKept(wanted, directory)
  const keep = ({ name, entry }: { name: string; entry: ManifestEntry }): PulledFile => {
    onProgress({ name, step: 'kept', bytes: entry.bytes, totalBytes: entry.bytes })
    return { name, ...entry, isNew: false }
  }
  if (kept && !wanted.refresh) return keep(kept)
  for (const { name, url } of wanted.assets) {
    const file = join(directory, name)
    const part = partOf(file)
    const got = await download(url, part, {
      patience,
      knownEtag: kept?.name === name && kept.entry.url === url ? kept.entry.etag : null,
      onBytes: (bytes, totalBytes) => onProgress({ name, step: 'downloading', bytes, totalBytes }),
    })
    if (got.state === 'notPublished') continue
    if (got.state === 'unchanged' && kept) return keep(kept)
    if (got.state !== 'complete') continue
    const { bytes, etag } = got
    onProgress({ name, step: 'checking', bytes, totalBytes: bytes })
    const rows = await checked(wanted, part)
    const pulledAt = new Date().toISOString()
    const entry = { url, season: wanted.season, bytes, sha256: await sha256Of(part), etag, rows, pulledAt }
    await publish(part, file)
    await forgetOrigin(part)
    await enterFile(directory, name, entry)
    onProgress({ name, step: 'done', bytes, totalBytes: bytes })
    return { name, ...entry, isNew: true }
  }
  throw notPublished(wanted)
}

/** `play_by_play_2020.parquet` grows as `play_by_play_2020.part.parquet`: no reader takes it, but the check can. */
function partOf(file: string): string {
  return file.replace(/(\.csv|\.csv\.gz|\.parquet)$/, '.part$1')
}

async function maybeKept({ assets }: Wanted, directory: string) {
  const { files } = await readManifest(directory)
  for (const { name } of assets) {
    const entry = files[name]
    if (entry !== undefined && (await maybeAltered(join(directory, name), entry)) === undefined) {
      return { name, entry }
    }
  }
  return undefined
}

/** What is not what it should be is not kept: the next pull begins afresh. */
async function checked({ check }: Wanted, part: string): Promise<number> {
  try {
    return await check(part)
  } catch (error) {
    await discardPart(part)
    throw error
  }
}

function notPublished({ season, assets }: Wanted): DataError {
  return new DataError('data/not-published', {
    field: 'seasons',
    value: season,
    valid: 'a season that has been played and published',
    message: `${season === null ? 'The schedules are' : `The season ${season} is`} not at ${assets.map(({ url }) => url).join(' nor at ')}. Check the season and --from.`,
  })
}
