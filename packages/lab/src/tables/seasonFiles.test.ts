import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Surroundings } from '../pull/cacheDirectory.js'
import { dataDirectory } from './dataDirectory.js'
import { findSeasonFiles, gamesFile, seasonFilesIn } from './seasonFiles.js'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'season-files-'))
})
afterEach(() => rm(root, { recursive: true }))

async function put(...files: string[]) {
  for (const file of files) {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), '')
  }
}

describe('the files of seasons', () => {
  it('are found in a sorted collection, full ones before extracts', async () => {
    await put(
      'play-by-play/pbp_2019.csv.gz',
      'play-by-play/pbp_2018.csv.gz',
      'nflverse-extract/pbp_2019.parquet',
      'nflverse-extract/pbp_2021.parquet',
      'play-by-play/notes.txt',
    )
    expect(await seasonFilesIn(root)).toEqual([
      { season: 2018, file: join(root, 'play-by-play/pbp_2018.csv.gz'), extent: 'full' },
      { season: 2019, file: join(root, 'play-by-play/pbp_2019.csv.gz'), extent: 'full' },
      { season: 2021, file: join(root, 'nflverse-extract/pbp_2021.parquet'), extent: 'extract' },
    ])
  })

  it('are found in the flat cache, parquet before csv, and never half-written ones', async () => {
    await put(
      'play_by_play_2020.csv.gz',
      'play_by_play_2020.parquet',
      'play_by_play_2019.csv.gz',
      'play_by_play_2018.parquet.part',
    )
    expect((await seasonFilesIn(root)).map(({ file }) => file)).toEqual([
      join(root, 'play_by_play_2019.csv.gz'),
      join(root, 'play_by_play_2020.parquet'),
    ])
  })

  it('come in the order asked for; without a list come all full seasons', async () => {
    await put('play_by_play_2018.parquet', 'play_by_play_2019.parquet', 'nflverse-extract/pbp_2021.parquet')
    expect((await findSeasonFiles(root, [2021, 2018])).map(({ season }) => season)).toEqual([2021, 2018])
    expect((await findSeasonFiles(root)).map(({ season }) => season)).toEqual([2018, 2019])
  })

  it('that are not there are named, with what is there and what to do', async () => {
    await put('play_by_play_2018.parquet')
    await expect(findSeasonFiles(root, [2018, 2017])).rejects.toMatchObject({
      code: 'data/missing-season',
      value: 2017,
      valid: '2018',
      message: expect.stringContaining('fourthright data pull --seasons 2017'),
    })
  })

  it.each(['games.csv', 'schedules/games.csv'])('stand beside the schedules in %s', async (place) => {
    await expect(gamesFile(root)).rejects.toMatchObject({ code: 'plays/missing-file' })
    await put(place)
    expect(await gamesFile(root)).toBe(join(root, place))
  })
})

describe('the directory of the seasons', () => {
  const around = (env: Surroundings['env'] = {}): Surroundings => ({
    env: { FOURTHRIGHT_CACHE: join(root, 'cache'), ...env },
    cwd: join(root, 'house'),
    home: root,
    platform: 'linux',
  })
  const everywhere = [
    'given/play_by_play_2020.parquet',
    'set/play_by_play_2020.parquet',
    'cache/play_by_play_2020.parquet',
    'shared/data/play-by-play/pbp_2020.csv.gz',
  ]

  it('is the option before the setting before the cache before the neighbour', async () => {
    await put(...everywhere)
    const set = around({ FOURTHRIGHT_DATA: join(root, 'set') })
    expect(await dataDirectory(join(root, 'given'), set)).toBe(join(root, 'given'))
    expect(await dataDirectory('../given', set)).toBe(join(root, 'given'))
    expect(await dataDirectory(undefined, set)).toBe(join(root, 'set'))
    expect(await dataDirectory(undefined, around())).toBe(join(root, 'cache'))
    await rm(join(root, 'cache'), { recursive: true })
    expect(await dataDirectory(undefined, around())).toBe(join(root, 'shared', 'data'))
  })

  it('passes over a cache that holds no season yet', async () => {
    await put(
      'cache/manifest.json',
      'cache/play_by_play_2020.parquet.part',
      'shared/data/play-by-play/pbp_2020.csv.gz',
    )
    expect(await dataDirectory(undefined, around())).toBe(join(root, 'shared', 'data'))
  })

  it('is refused, not passed over, when the user named an empty one', async () => {
    await put(...everywhere)
    await expect(dataDirectory(join(root, 'nowhere'), around())).rejects.toMatchObject({
      code: 'data/not-found',
      field: '--data',
    })
    const set = around({ FOURTHRIGHT_DATA: join(root, 'nowhere') })
    await expect(dataDirectory(undefined, set)).rejects.toMatchObject({ field: 'FOURTHRIGHT_DATA' })
  })

  it('is asked for with the command that fetches it when there is none', async () => {
    await expect(dataDirectory(undefined, around())).rejects.toMatchObject({
      code: 'data/not-found',
      message: expect.stringContaining('fourthright data pull'),
    })
  })
})
