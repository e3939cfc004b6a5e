import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDatabase } from './database.js'
import { identifier, tableSql } from './sql.js'

describe('an identifier', () => {
  it('doubles the quotes inside', () => {
    expect(identifier('down')).toBe('"down"')
    expect(identifier('a"; DROP TABLE plays; --')).toBe('"a""; DROP TABLE plays; --"')
  })

  it('names one column, whatever the name contains', async () => {
    const { connection, close } = await openDatabase()
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter((text) => !text.includes('\0'))
    await fc.assert(
      fc.asyncProperty(name, async (text) => {
        const reader = await connection.runAndReadAll(`SELECT 4 AS ${identifier(text)}`)
        expect(reader.columnNames()).toEqual([text])
        expect(reader.getRowsJS()).toEqual([[4]])
      }),
      { numRuns: 200 },
    )
    close()
  })
})

describe('a statement', () => {
  it('has its places filled and says what a row is in its first line', () => {
    const sql = tableSql('modernTeam', { table: '"plays"', column: '"posteam"' })
    expect(sql).toMatch(/^-- .*row/)
    expect(sql).toContain('UPDATE "plays"')
    expect(sql).not.toMatch(/[{}]/)
  })

  it('is not made with a place left open', () => {
    expect(() => tableSql('modernTeam', { table: '"plays"' })).toThrow('{column}')
  })
})
