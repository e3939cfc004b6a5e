import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clutterIn, isTooLarge } from './clutter.js'
import { house, maybeText, trackedFiles } from './trackedFiles.js'

describe('the house is tidy', () => {
  it('has no machine paths, unfinished work or focused tests in any file', () => {
    const found = trackedFiles().flatMap((file) =>
      clutterIn(maybeText(file) ?? '').map((line) => `${file}, ${line}`),
    )
    expect(found).toEqual([])
  })

  it('has no large file but bundles of models', () => {
    const large = trackedFiles().filter((file) => isTooLarge(file, statSync(join(house, file)).size))
    expect(large).toEqual([])
  })

  it.each([
    [['', 'work', 'main'].join('/'), 'a path of one machine'],
    [`see "${['', 'home', 'ann', 'x'].join('/')}"`, 'a path of one machine'],
    [`// ${'TO'}DO later`, 'unfinished work'],
    [`describe.${'on'}ly('x')`, 'a focused test'],
  ])('finds %s', (text, what) => {
    expect(clutterIn(`fine\n${text}`)).toEqual([`line 2: ${what}`])
  })

  it.each(['../shared/data', 'https://example.org/home/page', './root/x', '/home/fan', 'homework/root'])(
    'has nothing against %s',
    (text) => {
      expect(clutterIn(text)).toEqual([])
    },
  )

  it('lets bundles of models be large, and nothing else', () => {
    expect(isTooLarge('models/experiment.frb', 2e6)).toBe(false)
    expect(isTooLarge('models/deep/experiment.frb', 2e6)).toBe(true)
    expect(isTooLarge('packages/cli/src/main.ts', 2e6)).toBe(true)
    expect(isTooLarge('packages/cli/src/main.ts', 2e5)).toBe(false)
  })
})
