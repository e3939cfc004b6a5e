import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  csvOf,
  repeated,
  type SeasonTable,
  sixPlays,
  withCell,
  withoutColumn,
} from '../../../plays/src/seasonTable.fixture.js'
import { createGamesTable, gameColumns } from './createGamesTable.js'
import { createPlaysTable } from './createPlaysTable.js'
import { type Database, openDatabase } from './database.js'
import { writeParquet } from './parquet.fixture.js'

let directory: string
let database: Database
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'plays-table-'))
  database = await openDatabase()
})
afterEach(async () => {
  database.close()
  await rm(directory, { recursive: true })
})

const rowsOf = async (sql: string) => (await database.connection.runAndReadAll(sql)).getRowsJS()

async function csv(name: string, table: SeasonTable) {
  const file = join(directory, `${name}.csv`)
  await writeFile(file, csvOf(table))
  return file
}

describe('the table of plays', () => {
  it('takes files of any format together, in their order', async () => {
    const parquet = join(directory, 'b.parquet')
    await writeParquet(sixPlays(2019), parquet)
    const zipped = join(directory, 'c.csv.gz')
    await writeFile(zipped, new Uint8Array(gzipSync(csvOf(sixPlays(2018)))))
    const files = [
      await csv('a', sixPlays(2020)),
      parquet,
      zipped,
      await csv('d', withoutColumn(sixPlays(2017), 'roof')),
    ]
    await createPlaysTable(database.connection, {
      files,
      columns: ['season', 'play_id', 'roof'],
      declaredNull: ['roof'],
    })
    const seasons = (await rowsOf('SELECT season, roof FROM plays')).filter((_, row) => row % 6 === 0)
    expect(seasons).toEqual([
      [2020, 'dome'],
      [2019, 'dome'],
      [2018, 'dome'],
      [2017, null],
    ])
  })

  it('has a type for every kind', async () => {
    await createPlaysTable(database.connection, {
      files: [await csv('a', sixPlays(2020))],
      columns: ['spread_line', 'down', 'pass', 'posteam', 'desc'],
    })
    expect((await rowsOf('DESCRIBE plays')).map(([name, type]) => [name, type])).toEqual([
      ['spread_line', 'DOUBLE'],
      ['down', 'INTEGER'],
      ['pass', 'TINYINT'],
      ['posteam', 'VARCHAR'],
      ['desc', 'VARCHAR'],
    ])
  })

  it('reads numbers that a parquet file keeps as floats, as nflverse does', async () => {
    const file = join(directory, 'floats.parquet')
    await database.connection.run(
      `COPY (SELECT unnest(['54', '76', 'nan'])::FLOAT AS play_id, 1::DOUBLE AS pass, true AS sack, 7.5::FLOAT AS spread_line)
       TO '${file}' (FORMAT parquet)`,
    )
    await createPlaysTable(database.connection, {
      files: [file],
      columns: ['play_id', 'pass', 'sack', 'spread_line'],
    })
    expect(await rowsOf('FROM plays')).toEqual([
      [54, 1, 1, 7.5],
      [76, 1, 1, 7.5],
      [null, 1, 1, 7.5],
    ])
  })

  it('names the one file among many in which a cell is bad', async () => {
    const good = await csv('good', repeated(sixPlays(2018), 50))
    const bad = await csv('bad', withCell(repeated(sixPlays(2019), 50), 'down', 77, 'fifth'))
    await expect(
      createPlaysTable(database.connection, { files: [good, bad, good], columns: ['season', 'down'] }),
    ).rejects.toMatchObject({
      code: 'plays/malformed-value',
      value: 'fifth',
      message: expect.stringContaining(`${bad}, row 77, column down`),
    })
  })

  it('names the file of which a row has a cell too many', async () => {
    const broken = join(directory, 'broken.csv')
    await writeFile(broken, 'season,down\n2019,4\n2019,4,4\n')
    const files = [await csv('good', { season: ['2018'], down: ['4'] }), broken]
    await expect(createPlaysTable(database.connection, { files, columns: ['down'] })).rejects.toMatchObject({
      code: 'plays/malformed-file',
      value: broken,
    })
  })

  it('is left as it was when a file cannot be read', async () => {
    const files = [await csv('good', sixPlays(2018))]
    await createPlaysTable(database.connection, { files, columns: ['season', 'posteam'] })
    const bad = await csv('bad', withCell(sixPlays(2019), 'posteam', 2, 'XYZ'))
    await expect(
      createPlaysTable(database.connection, { files: [bad], columns: ['posteam'] }),
    ).rejects.toMatchObject({ code: 'plays/unknown-team' })
    expect(await rowsOf('SELECT DISTINCT season FROM plays')).toEqual([[2018]])
  })

  it('takes no web page for parquet', async () => {
    const page = join(directory, 'page.parquet')
    await writeFile(page, '<!doctype html><title>Sign in</title>')
    await expect(
      createPlaysTable(database.connection, { files: [page], columns: ['down'] }),
    ).rejects.toMatchObject({
      code: 'plays/malformed-file',
    })
  })

  it.each(['plays.rds', 'nowhere.csv', 'nowhere.csv.gz', 'nowhere.parquet'])('refuses %s', async (name) => {
    const file = join(directory, name)
    await expect(
      createPlaysTable(database.connection, { files: [file], columns: ['down'] }),
    ).rejects.toMatchObject({
      code: name.endsWith('rds') ? 'plays/malformed-file' : 'plays/missing-file',
      value: file,
    })
  })
})

describe('the table of games', () => {
  const game = (changes: Readonly<Record<string, string>>) => {
    const cells = Object.keys(gameColumns).map((column) => changes[column] ?? '')
    return `${Object.keys(gameColumns).join(',')}\n${cells.join(',')}\n`
  }

  it('reads scores written as floats, games to come, and calls teams by their modern names', async () => {
    const file = join(directory, 'games.csv')
    await writeFile(
      file,
      game({
        game_id: '2014_01_SD_STL',
        away_team: 'SD',
        home_team: 'STL',
        away_score: '17.0',
        spread_line: '-4.5',
      }),
    )
    await createGamesTable(database.connection, file)
    expect(
      await rowsOf('SELECT game_id, away_team, home_team, away_score, home_score, spread_line FROM games'),
    ).toEqual([['2014_01_SD_STL', 'LAC', 'LA', 17, null, -4.5]])
  })

  it('names the row and column of a bad score', async () => {
    const file = join(directory, 'games.csv')
    await writeFile(file, game({ home_score: 'won' }))
    await expect(createGamesTable(database.connection, file)).rejects.toMatchObject({
      code: 'plays/malformed-value',
      field: 'home_score',
      message: expect.stringContaining('row 1'),
    })
  })
})
