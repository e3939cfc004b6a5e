import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { subCommands } from '../../packages/cli/src/subCommands.js'
import { house } from './trackedFiles.js'

const readme = readFileSync(join(house, 'README.md'), 'utf8')
const names = subCommands.map(({ name }) => name)

describe('the README', () => {
  it.each(['npm ci && npm start', 'npm ci && npm test', 'npm run setup'])('names `%s`', (command) => {
    expect(readme).toContain(command)
  })

  it('shows every command, and none that is not there', () => {
    const shown = [...readme.matchAll(/npx fourthright ([a-z]+)/g)].map(([, name]) => name)
    expect([...new Set(shown)].sort()).toEqual([...names].sort())
  })

  it('reaches every document that it links to', () => {
    for (const [, target = ''] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
      expect(readFileSync(join(house, target), 'utf8')).not.toBe('')
    }
  })
})
