import { join } from 'node:path'
import { csvPlaySource, isPlayColumn, type PlayColumn, playColumns, playsOf } from '@fourthright/plays'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith, needsBigData } from '../../../../test/support/needs.js'
import { createGamesTable } from './createGamesTable.js'
import { createPlaysTable } from './createPlaysTable.js'
import { type Database, openDatabase } from './database.js'
import { DuckDbPlaySource } from './duckDbPlaySource.js'

/** Published with the files: rows, third downs, fourth downs, fourth-down runs and passes of each regular season. */
const published: readonly (readonly [
  season: number,
  rows: number,
  thirds: number,
  fourths: number,
  tries: number,
])[] = [
  [2001, 43760, 7266, 4039, 469],
  [2002, 46024, 7569, 4028, 493],
  [2003, 45615, 7568, 4138, 500],
  [2004, 45533, 7362, 4055, 453],
  [2005, 45719, 7604, 4071, 464],
  [2006, 45099, 7458, 4010, 465],
  [2007, 45179, 7384, 3938, 529],
  [2008, 44733, 7311, 3857, 487],
  [2009, 45387, 7472, 4026, 555],
  [2010, 45776, 7444, 4045, 481],
  [2011, 46185, 7400, 4037, 428],
  [2012, 46553, 7513, 4007, 447],
  [2013, 46953, 7559, 4137, 468],
  [2014, 46422, 7501, 3953, 449],
  [2015, 46853, 7566, 4010, 475],
  [2016, 46453, 7422, 3924, 477],
  [2017, 45999, 7535, 4069, 480],
  [2018, 45849, 7109, 3795, 535],
  [2019, 46091, 7217, 3887, 593],
  [2020, 46189, 7080, 3640, 655],
]

const data = needsBigData()
const directory = data.folder

const fullFile = (season: number) => join(directory, 'play-by-play', `pbp_${season}.csv.gz`)
const extract = (season: number) => join(directory, 'nflverse-extract', `pbp_${season}.parquet`)

describeWith(data, 'the real seasons', () => {
  let database: Database
  beforeAll(async () => {
    database = await openDatabase()
  })
  afterAll(() => database.close())

  const rowsOf = async (sql: string) => (await database.connection.runAndReadAll(sql)).getRowsJS()

  it('are read whole, all columns of the dictionary, with the published counts', async () => {
    await createPlaysTable(database.connection, {
      files: published.map(([season]) => fullFile(season)),
      columns: Object.keys(playColumns).filter(isPlayColumn),
    })
    const counts = await rowsOf(`
      SELECT
        season, count(*), count(*) FILTER (down = 3), count(*) FILTER (down = 4),
        count(*) FILTER (down = 4 AND play_type IN ('run', 'pass'))
      FROM plays WHERE season_type = 'REG' GROUP BY season ORDER BY season`)
    expect(counts.map((row) => row.map(Number))).toEqual(published)
  })

  it('name the 32 teams and nobody else', async () => {
    expect((await rowsOf('SELECT count(DISTINCT posteam), count(DISTINCT td_team) FROM plays'))[0]).toEqual([
      32n,
      32n,
    ])
  })

  it('come with schedules of which every game is found', async () => {
    await createGamesTable(database.connection, join(directory, 'schedules', 'games.csv'))
    const lost = await rowsOf(
      'SELECT DISTINCT game_id FROM plays WHERE game_id NOT IN (SELECT game_id FROM games)',
    )
    expect(lost).toEqual([])
    expect((await rowsOf('SELECT count(DISTINCT home_team) FROM games'))[0]).toEqual([32n])
  })

  it('of later years are read from the extracts, what these lack declared null', async () => {
    await createPlaysTable(database.connection, {
      files: [2021, 2022, 2023].map(extract),
      columns: ['game_id', 'play_id', 'season', 'posteam', 'down', 'surface', 'qtr'],
      declaredNull: ['qtr'],
    })
    expect(await rowsOf('SELECT count(*), max(season), count(qtr) FROM plays')).toEqual([
      [149_021n, 2023, 0n],
    ])
  })

  it('are the same plays to the light reader and to the bulk reader', async () => {
    const file = { season: 2020, file: fullFile(2020) }
    const columns = Object.keys(playColumns).filter(isPlayColumn)
    const everyPlay = async (source: DuckDbPlaySource | ReturnType<typeof csvPlaySource>) => {
      const plays: string[] = []
      for await (const batch of source.read<PlayColumn>({ seasons: [2020], columns })) {
        for (const play of playsOf(batch)) plays.push(JSON.stringify(play))
      }
      return plays
    }
    const bulk = await everyPlay(new DuckDbPlaySource([file]))
    const light = await everyPlay(csvPlaySource([file]))
    expect(bulk.length).toBe(48_514)
    expect(bulk.filter((play, row) => play !== light[row])).toEqual([])
  })
})
