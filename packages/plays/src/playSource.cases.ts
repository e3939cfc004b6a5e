import { describe, expect, it } from 'vitest'
import type { Play, PlayColumn } from './play.js'
import { playsOf } from './playBatch.js'
import type { PlayRequest, PlaySource } from './playSource.js'
import { repeated, type SeasonTable, sixPlays, withCell, withoutColumn } from './seasonTable.fixture.js'

/** How a test makes a source over invented seasons, and spoils their files. */
export interface SourceUnderTest {
  /** Writes one file a season in the format under test; `cutTo` keeps that share of each file's bytes. */
  open(seasons: Readonly<Record<number, SeasonTable>>, cutTo?: number): Promise<PlaySource>
}

async function playsFrom<C extends PlayColumn>(source: PlaySource, request: PlayRequest<C>) {
  const plays: Play<C>[] = []
  for await (const batch of source.read(request)) plays.push(...playsOf(batch))
  return plays
}

/** What holds for every reader of plays, whatever the format. */
export function behavesLikeAPlaySource(name: string, { open }: SourceUnderTest) {
  describe(`${name} as a source of plays`, () => {
    it('names its seasons in ascending order', async () => {
      const source = await open({ 2019: sixPlays(2019), 2018: sixPlays(2018) })
      expect(await source.seasons()).toEqual([2018, 2019])
    })

    it('reads the seasons in the order asked for and the plays in the order of the file', async () => {
      const source = await open({ 2018: sixPlays(2018), 2019: sixPlays(2019), 2020: sixPlays(2020) })
      const plays = await playsFrom(source, { seasons: [2020, 2018], columns: ['season', 'play_id'] })
      const ids = [1, 39, 54, 76, 97, 120]
      expect(plays).toEqual([2020, 2018].flatMap((season) => ids.map((play_id) => ({ season, play_id }))))
    })

    it('says of each batch which season it is and gives numbers as float64 with NaN for null', async () => {
      const source = await open({ 2019: sixPlays(2019) })
      for await (const batch of source.read({ seasons: [2019], columns: ['down', 'posteam'] })) {
        expect(batch.season).toBe(2019)
        expect(batch.rows).toBe(6)
        expect(batch.columns.down).toBeInstanceOf(Float64Array)
        expect([...batch.columns.down]).toEqual([Number.NaN, Number.NaN, 1, 2, 4, Number.NaN])
      }
    })

    it('takes nothing, NA and NaN for null, spaces around a text for nothing, and whole numbers written as 2.0 for whole numbers', async () => {
      const source = await open({ 2019: sixPlays(2019) })
      const plays = await playsFrom(source, {
        seasons: [2019],
        columns: ['down', 'pass', 'spread_line', 'yards_gained', 'roof'],
      })
      const dome = { spread_line: -2.5, roof: 'dome' }
      expect(plays).toEqual([
        { ...dome, down: null, pass: 0, yards_gained: null },
        { ...dome, down: null, pass: 0, yards_gained: 0 },
        { ...dome, down: 1, pass: 1, yards_gained: -12 },
        { ...dome, down: 2, pass: 0, yards_gained: 7 },
        { ...dome, down: 4, pass: 1, yards_gained: 99 },
        { spread_line: -2.5, roof: null, down: null, pass: null, yards_gained: null },
      ])
    })

    it('keeps commas, quotes and line breaks of descriptions', async () => {
      const source = await open({ 2019: sixPlays(2019) })
      const plays = await playsFrom(source, { seasons: [2019], columns: ['desc'] })
      expect(plays.map(({ desc }) => desc)).toEqual([
        'GAME',
        'kicks 65 yards, touchback.',
        '(15:00) "Flea flicker", sacked',
        'says ""twice""',
        'two\nlines',
        null,
      ])
    })

    it('calls every team by its modern abbreviation and leaves game_id as it was', async () => {
      const source = await open({ 2019: sixPlays(2019) })
      const plays = await playsFrom(source, { seasons: [2019], columns: ['posteam', 'away_team', 'game_id'] })
      expect(plays.map(({ posteam }) => posteam)).toEqual([null, 'LV', 'LV', 'LV', 'HOU', null])
      expect(plays[0]).toMatchObject({ away_team: 'LV', game_id: '2019_01_OAK_HOU' })
    })

    it('reads long files whole', async () => {
      const source = await open({ 2019: repeated(sixPlays(2019), 2000) })
      const plays = await playsFrom(source, { seasons: [2019], columns: ['play_id', 'desc'] })
      expect(plays).toHaveLength(12_000)
      expect(plays.at(-2)).toEqual({ play_id: 97, desc: 'two\nlines' })
    })

    it('names the column that is missing, and its file', async () => {
      const source = await open({ 2019: withoutColumn(sixPlays(2019), 'down') })
      await expect(playsFrom(source, { seasons: [2019], columns: ['season', 'down'] })).rejects.toMatchObject(
        {
          code: 'plays/missing-column',
          field: 'down',
          value: expect.stringContaining('2019'),
        },
      )
    })

    it('gives nulls for a missing column that was declared null, and its cells where it is there', async () => {
      const source = await open({ 2018: sixPlays(2018), 2019: withoutColumn(sixPlays(2019), 'posteam') })
      const plays = await playsFrom(source, {
        seasons: [2018, 2019],
        columns: ['posteam', 'play_id'],
        declaredNull: ['posteam'],
      })
      expect(plays.map(({ posteam }) => posteam)).toEqual([
        null,
        'LV',
        'LV',
        'LV',
        'HOU',
        ...Array(7).fill(null),
      ])
    })

    it.each([
      ['down', 3, 'first', 'plays/malformed-value'],
      ['down', 5, '2.5', 'plays/malformed-value'],
      ['yards_gained', 1, '7 yards', 'plays/malformed-value'],
      ['pass', 6, '2', 'plays/malformed-value'],
      ['spread_line', 2, 'pick', 'plays/malformed-value'],
      ['spread_line', 4, 'Infinity', 'plays/malformed-value'],
      ['posteam', 5, 'XYZ', 'plays/unknown-team'],
    ] as const)('names file, row and column of a bad %s in row %i (%s)', async (column, row, text, code) => {
      const source = await open({ 2018: sixPlays(2018), 2019: withCell(sixPlays(2019), column, row, text) })
      await expect(
        playsFrom(source, { seasons: [2018, 2019], columns: ['season', column] }),
      ).rejects.toMatchObject({
        code,
        field: column,
        value: text,
        message: expect.stringMatching(new RegExp(`2019\\D*, row ${row}, column ${column}`)),
      })
    })

    it('counts the rows of a long file from its first play', async () => {
      const source = await open({ 2019: withCell(repeated(sixPlays(2019), 2000), 'down', 9_001, 'late') })
      await expect(playsFrom(source, { seasons: [2019], columns: ['down'] })).rejects.toMatchObject({
        code: 'plays/malformed-value',
        message: expect.stringContaining(', row 9001, column down'),
      })
    })

    it('does not mind a bad cell in a column that nobody asked for', async () => {
      const source = await open({ 2019: withCell(sixPlays(2019), 'down', 3, 'first') })
      expect(await playsFrom(source, { seasons: [2019], columns: ['play_id'] })).toHaveLength(6)
    })

    it.each([0.3, 0.7, 0.97])('refuses a file that was cut off after %d of its length', async (share) => {
      const source = await open({ 2019: repeated(sixPlays(2019), 2000) }, share)
      await expect(playsFrom(source, { seasons: [2019], columns: ['play_id'] })).rejects.toMatchObject({
        code: 'plays/truncated-file',
        value: expect.stringContaining('2019'),
      })
    })

    it('says which seasons there are when another one is asked for', async () => {
      const source = await open({ 2018: sixPlays(2018), 2019: sixPlays(2019) })
      await expect(playsFrom(source, { seasons: [2017], columns: ['play_id'] })).rejects.toMatchObject({
        code: 'plays/missing-season',
        value: 2017,
        valid: '2018, 2019',
      })
    })

    it('wants to be asked for a column', async () => {
      const source = await open({ 2019: sixPlays(2019) })
      await expect(playsFrom(source, { seasons: [2019], columns: [] })).rejects.toMatchObject({
        code: 'plays/columns',
      })
    })

    it('can be left in the middle and read again', async () => {
      const source = await open({ 2019: repeated(sixPlays(2019), 2000) })
      for await (const batch of source.read({ seasons: [2019], columns: ['play_id'] })) {
        expect(batch.columns.play_id[0]).toBe(1)
        break
      }
      expect(await playsFrom(source, { seasons: [2019], columns: ['play_id'] })).toHaveLength(12_000)
    })
  })
}
