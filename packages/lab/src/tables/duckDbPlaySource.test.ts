import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll } from 'vitest'
import { behavesLikeAPlaySource } from '../../../plays/src/playSource.cases.js'
import { csvOf, type SeasonTable } from '../../../plays/src/seasonTable.fixture.js'
import { DuckDbPlaySource } from './duckDbPlaySource.js'
import { writeParquet } from './parquet.fixture.js'

let directory: string
let folders = 0
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'plays-duckdb-'))
})
afterAll(() => rm(directory, { recursive: true }))

type Write = (table: SeasonTable, file: string) => Promise<void>

const asCsv: Write = (table, file) => writeFile(file, csvOf(table))
const asZippedCsv: Write = (table, file) => writeFile(file, new Uint8Array(gzipSync(csvOf(table))))

const open =
  (extension: string, write: Write) =>
  async (seasons: Readonly<Record<number, SeasonTable>>, cutTo = 1) => {
    const folder = folders++
    const files = Object.entries(seasons).map(async ([season, table]) => {
      const file = join(directory, `${folder}-${season}.${extension}`)
      await write(table, file)
      if (cutTo < 1) {
        const bytes = new Uint8Array(await readFile(file))
        await writeFile(file, bytes.subarray(0, Math.floor(bytes.length * cutTo)))
      }
      return { season: Number(season), file }
    })
    return new DuckDbPlaySource(await Promise.all(files))
  }

behavesLikeAPlaySource('DuckDB on csv', { open: open('csv', asCsv) })
behavesLikeAPlaySource('DuckDB on csv.gz', { open: open('csv.gz', asZippedCsv) })
behavesLikeAPlaySource('DuckDB on parquet', { open: open('parquet', writeParquet) })
