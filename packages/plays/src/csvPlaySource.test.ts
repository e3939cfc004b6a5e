import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvPlaySource } from './csvPlaySource.js'
import { nullSpellings } from './play.js'
import { playsOf } from './playBatch.js'
import { behavesLikeAPlaySource } from './playSource.cases.js'
import { csvOf, type SeasonTable, sixPlays } from './seasonTable.fixture.js'

let directory: string
let folders = 0
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'plays-csv-'))
})
afterAll(() => rm(directory, { recursive: true }))

async function write(bytes: Uint8Array | string, extension: string, season = 2019) {
  const file = join(directory, `${folders++}-${season}.${extension}`)
  await writeFile(file, bytes)
  return { season, file }
}

const plain = (csv: string) => new TextEncoder().encode(csv)
const zipped = (csv: string) => new Uint8Array(gzipSync(csv))

const open =
  (extension: string, pack: (csv: string) => Uint8Array) =>
  async (seasons: Readonly<Record<number, SeasonTable>>, cutTo = 1) =>
    csvPlaySource(
      await Promise.all(
        Object.entries(seasons).map(([season, table]) => {
          const bytes = pack(csvOf(table))
          return write(bytes.subarray(0, Math.floor(bytes.length * cutTo)), extension, Number(season))
        }),
      ),
    )

behavesLikeAPlaySource('csv', { open: open('csv', plain) })
behavesLikeAPlaySource('csv.gz', { open: open('csv.gz', zipped) })

const all = async (file: { season: number; file: string }) => {
  const plays = []
  for await (const batch of csvPlaySource([file]).read({ seasons: [2019], columns: ['play_id', 'desc'] })) {
    plays.push(...playsOf(batch))
  }
  return plays
}

describe('the light csv reader', () => {
  it('refuses an altered gzip as damaged', async () => {
    const bytes = zipped(csvOf(sixPlays(2019)))
    bytes[bytes.length - 7] = (bytes[bytes.length - 7] ?? 0) ^ 1
    await expect(all(await write(bytes, 'csv.gz'))).rejects.toMatchObject({ code: 'plays/damaged-file' })
  })

  it('refuses a web page that calls itself csv.gz', async () => {
    const page = await write('<!doctype html><p>Sign in</p>', 'csv.gz')
    await expect(all(page)).rejects.toMatchObject({ code: 'plays/damaged-file' })
  })

  it.each([
    ['an empty file', ''],
    ['a row with a cell too many', 'play_id,desc\n1,kick,off\n'],
    ['a quote that never closes', 'play_id,desc\n1,"kick\n'],
  ])('refuses %s', async (_, csv) => {
    await expect(all(await write(csv, 'csv'))).rejects.toMatchObject({ code: 'plays/malformed-file' })
  })

  it('says when the file is not there', async () => {
    const nowhere = { season: 2019, file: join(directory, 'nowhere.csv.gz') }
    await expect(all(nowhere)).rejects.toMatchObject({ code: 'plays/missing-file', value: nowhere.file })
  })

  it('reads a file with a byte order mark and Windows line ends', async () => {
    const file = await write('\uFEFFplay_id,desc\r\n1,kick\r\n', 'csv')
    expect(await all(file)).toEqual([{ play_id: 1, desc: 'kick' }])
  })

  it('gives back any description that was written', async () => {
    const description = fc
      .string({ unit: 'grapheme' })
      .map((text) => text.replaceAll('\r', '').replace(/^ +| +$/g, ''))
      .filter((text) => !nullSpellings.includes(text) || text === '')
    await fc.assert(
      fc.asyncProperty(fc.array(description, { minLength: 1, maxLength: 20 }), async (texts) => {
        const file = await write(csvOf({ play_id: texts.map((_, row) => String(row)), desc: texts }), 'csv')
        expect((await all(file)).map(({ desc }) => desc)).toEqual(texts.map((text) => text || null))
      }),
      { numRuns: 30 },
    )
  })
})
