import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { upwardImports } from './floors.js'

const house = fileURLToPath(new URL('../../', import.meta.url))

describe('an import goes down the house, never up', () => {
  it('holds for every source file', () => {
    expect(upwardImports(house)).toEqual([])
  })

  describe('and is found where it does not', () => {
    let planted: string

    beforeEach(() => {
      planted = mkdtempSync(join(tmpdir(), 'fourthright-house-'))
    })
    afterEach(() => rmSync(planted, { recursive: true }))

    function plant(file: string, text: string) {
      const path = join(planted, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }

    it.each([
      ['guide', 'a.ts', `import { x } from '@fourthright/plays'`, '@fourthright/plays'],
      ['guide', 'a.ts', `import type { X } from '@fourthright/lab'`, '@fourthright/lab'],
      ['guide', 'a.ts', `export * from 'commander'`, 'commander'],
      ['guide', 'a.ts', `import { readFileSync } from 'node:fs'`, 'node:fs'],
      [
        'guide',
        'deep/down/a.ts',
        `export const load = async () => import('@fourthright/lab')`,
        '@fourthright/lab',
      ],
      ['guide', 'a.test.ts', `import { main } from 'fourthright'`, 'fourthright'],
      ['plays', 'a.ts', `export type X = import('@fourthright/lab').X`, '@fourthright/lab'],
      ['plays', 'a.ts', `const lab = createRequire(import.meta.url)('@fourthright/lab')`, '@fourthright/lab'],
      ['plays', 'a.ts', `import { x } from '../../lab/src/index.js'`, '../../lab/src/index.js'],
      ['plays', 'a.test.ts', `import { x } from '../../lab/src/a.cases.js'`, '../../lab/src/a.cases.js'],
      ['plays', 'a.test.ts', `import { x } from '../../guide/src/a.js'`, '../../guide/src/a.js'],
      ['plays', 'a.ts', `import { x } from '../../guide/src/a.cases.js'`, '../../guide/src/a.cases.js'],
      ['plays', 'a.ts', `import koffi from 'koffi'`, 'koffi'],
      ['lab', 'a.ts', `import { main } from 'fourthright'`, 'fourthright'],
      ['lab', 'a.ts', `const it = await import(name)`, '(computed)'],
      ['policy', 'a.ts', `import * as z from 'zod/mini'`, 'zod/mini'],
      ['policy', 'a.ts', `import { isIP } from 'node:net'`, 'node:net'],
      ['policy', 'a.ts', `import { InputError } from '@fourthright/guide'`, '@fourthright/guide'],
      ['attic', 'a.ts', `import { x } from './b.js'`, './b.js'],
    ])('in %s/src/%s: %s', (floor, file, text, module) => {
      plant(`packages/${floor}/package.json`, '{"dependencies":{"@fourthright/lab":"0.1.0"}}')
      plant(`packages/${floor}/src/${file}`, text)
      expect(upwardImports(planted)).toEqual([`packages/${floor}/src/${file} imports ${module}`])
    })

    it('but not where words only look like imports, nor where an import goes down', () => {
      plant('packages/plays/package.json', '{"dependencies":{"csv-parse":"7.0.3"}}')
      plant(
        'packages/plays/src/a.ts',
        `// import { x } from '@fourthright/lab'
         import * as csv from 'csv-parse/sync'
         import { decide } from '@fourthright/guide'
         import { readFileSync } from 'node:fs'
         import { b } from './b.js'
         export const text = "import { x } from '@fourthright/lab'"`,
      )
      plant(
        'packages/plays/src/a.test.ts',
        `import { it } from 'vitest'
         import { cases } from '../../guide/src/situation.cases.js'
         import { needsBigData } from '../../../test/support/needs.js'`,
      )
      expect(upwardImports(planted)).toEqual([])
    })
  })
})
