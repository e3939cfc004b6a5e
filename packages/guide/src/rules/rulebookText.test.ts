import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rulebookText } from './rulebookText.js'
import { ruleTables } from './ruleTables.js'

describe('docs/rules.md', () => {
  it('is what the tables say (npm run docs:rules makes it)', () => {
    const written = readFileSync(new URL('../../../../docs/rules.md', import.meta.url), 'utf8')
    expect(written).toBe(rulebookText())
  })

  it('has a line for every row of every rule', () => {
    const rows = ruleTables.flatMap(({ rules }) => rules.flatMap((rule) => rule.rows))
    const lines = rulebookText().match(/^\| .*\| (19|20)\d\d \|.*$/gm) ?? []
    expect(lines.length).toBe(rows.length)
    for (const line of lines) expect(line.split(' | ')).toHaveLength(5)
  })

  it('spells values out', () => {
    expect(rulebookText()).toContain('| Overtime format | regular season | 1999 | sudden death |')
    expect(rulebookText()).toMatch(/touchdown 6; field goal 3; safety 2/)
  })
})
