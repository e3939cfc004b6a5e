import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSeasonTables } from '@fourthright/plays'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventedSeasons, writeDataDirectory } from '../../../lab/src/features/seasonOfPlays.fixture.js'
import { main } from '../main.js'
import { testSurroundings } from '../surroundings.fixture.js'

describe('fourthright season', () => {
  const directory = mkdtempSync(join(tmpdir(), 'season-command-'))
  beforeAll(() => writeDataDirectory(directory, inventedSeasons(2020, 2020).slice(0, 2)))
  afterAll(() => rmSync(directory, { recursive: true }))

  const season = async (...args: string[]) => {
    const around = testSurroundings()
    const usual = ['season', '2020', '--data', directory, '--bundle', 'experiment']
    const code = await main([...usual, ...args], around)
    return { code, stdout: around.stdout.text, stderr: around.stderr.text }
  }
  const place = (...names: string[]) => join(directory, ...names)

  it('writes a table, or the explorer’s tables, or both', async () => {
    const both = await season('--out', place('a.csv'), '--tables', place('tables'))
    expect(both).toMatchObject({ code: 0, stderr: '' })
    const fourthDowns = readFileSync(place('a.csv'), 'utf8').trimEnd().split('\n').length - 1
    const { heading, decisions } = await readSeasonTables(place('tables'), 2020)
    expect(heading).toMatchObject({ games: 2, decisions: fourthDowns, bundle: { name: 'experiment' } })
    expect(both.stdout).toContain(`${fourthDowns} fourth downs of 2020: ${place('a.csv')}\n`)
    expect(both.stdout).toContain(`For the page and the API: ${place('tables', '2020')}\n`)

    expect(await season('--out', place('b.csv'))).toMatchObject({ code: 0 })
    expect(readFileSync(place('b.csv'), 'utf8')).toBe(readFileSync(place('a.csv'), 'utf8'))

    const alone = await season('--tables', place('deep', 'alone'))
    expect(alone.stdout).toContain(`${fourthDowns} fourth downs of 2020: ${place('deep', 'alone', '2020')}\n`)
    expect((await readSeasonTables(place('deep', 'alone'), 2020)).decisions).toEqual(decisions)
  })

  it('tells programs where both are', async () => {
    const { stdout } = await season('--json', '--tables', place('json'))
    expect(JSON.parse(stdout)).toMatchObject({ year: 2020, file: null, tables: place('json', '2020') })
    expect(JSON.parse((await season('--json', '--out', place('c.csv'))).stdout)).toMatchObject({
      file: place('c.csv'),
      tables: null,
    })
  })

  it('wants to be told where to write', async () => {
    const { code, stdout, stderr } = await season('--json')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(JSON.parse(stderr).error).toMatchObject({
      code: 'usage/missing-mandatory-option-value',
      field: '--out',
      valid: expect.stringContaining('--tables'),
    })
  })

  it('says at once that there can be no folder where a file is', async () => {
    writeFileSync(place('file'), '')
    const { code, stderr } = await season(
      '--json',
      '--out',
      place('d.csv'),
      '--tables',
      place('file', 'tables'),
    )
    expect(code).toBe(2)
    expect(JSON.parse(stderr).error).toMatchObject({ code: 'season/tables', field: '--tables' })
    expect(existsSync(place('d.csv'))).toBe(false)
  })

  it('knows no plays of a season that nobody pulled', async () => {
    const around = testSurroundings()
    const args = ['season', '2019', '--json', '--data', directory, '--tables', place('none')]
    expect(await main(args, around)).toBe(3)
    expect(existsSync(place('none', '2019'))).toBe(false)
  })
})
