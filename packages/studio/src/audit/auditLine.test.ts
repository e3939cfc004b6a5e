import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../store/database.js'
import { testDatabase } from '../store/testDatabase.fixture.js'
import { event } from './auditEvent.fixture.js'
import { nextLine, start } from './auditLine.js'

const at = new Date(Date.UTC(2026, 10, 25))
const lineOf = (text: string) => nextLine(start, 'one', event({ who: text, on: text, why: text }), at).line

describe('a line of the audit', () => {
  let database: Database
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.close())

  it.each([
    ['a newline in a user agent', 'curl\n{"verdict":"allow"}'],
    ['a carriage return', 'a\rb'],
    ['an escape of the terminal', '\u001b[2J\u009b31m\u007f'],
    ['a separator of lines', 'a\u2028b\u2029c\u0085d'],
    ['a turn of direction', '\u202eecila\u2066'],
    ['NUL', 'a\0b'],
    ['half a character', 'a\ud800b\udc00'],
    ['quotes', `"},{"who":"root`],
  ])('stays one line of visible characters with %s, and PostgreSQL keeps it', async (_, text) => {
    const line = lineOf(text)
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
    expect(JSON.parse(line).who).toBe(text.replace(/\0|\p{Surrogate}/gu, '\ufffd'))
    const rows = await database.query<{ line: string; who: string }>(
      `select $1::text as line, $1::jsonb ->> 'who' as who`,
      [line],
    )
    expect(rows).toEqual([{ line, who: JSON.parse(line).who }])
  })

  it('is one line for any text, and never long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        const line = lineOf(text)
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
        expect(line.length).toBeLessThan(16_384)
        expect(JSON.parse(line)).toMatchObject({ replica: 'one', sequence: '1', verdict: 'allow' })
      }),
    )
  })

  it('cuts what a caller made long, and says so', () => {
    const { who } = JSON.parse(lineOf('a'.repeat(1_000_000)))
    expect(who).toHaveLength(256)
    expect(who.endsWith('…')).toBe(true)
  })

  it('does not cut a character in half', () => {
    expect(lineOf('😀'.repeat(5000))).not.toMatch(/\p{Surrogate}/u)
  })

  it('has its keys in one order, whatever the order of the event', () => {
    const given = event()
    const turned = Object.fromEntries(Object.entries(given).reverse()) as unknown as typeof given
    expect(nextLine(start, 'one', turned, at)).toEqual(nextLine(start, 'one', given, at))
  })
})
