import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { bundled } from './bundled.fixture.js'

const gzipped = (text: string) => gzipSync(text).length
const using = (...names: string[]) =>
  `import { ${names} } from '@fourthright/guide'\nglobalThis.used = [${names}]`

describe('the library in a page', () => {
  it.each(['clockText', 'maybeTeam', 'sigmoid', 'turnAround', 'InputError', 'famousPlay', 'scoreMargins'])(
    'costs less than 2 kB for %s alone, and brings no schema library',
    async (name) => {
      const { text, modules } = await bundled(using(name))
      expect(gzipped(text)).toBeLessThan(2_000)
      expect(modules.filter((path) => path.includes('zod'))).toEqual([])
    },
  )

  it('costs less than 52 kB for decisions from a bundle', async () => {
    const { text } = await bundled(using('decide', 'openBundle'))
    expect(gzipped(text)).toBeLessThan(52_000)
    // that much is in it at least: the test has bundled what it says
    expect(gzipped(text)).toBeGreaterThan(20_000)
  })

  it('asks nothing of Node', async () => {
    const { text } = await bundled("import * as guide from '@fourthright/guide'\nglobalThis.used = guide")
    expect(text).not.toMatch(/from ?["']|\bimport ?["'(]|\brequire\(|\bprocess\.|\bBuffer\b/)
  })

  it('does nothing when it is imported for nothing', async () => {
    expect((await bundled("import '@fourthright/guide'")).text).toBe('')
  })
})
