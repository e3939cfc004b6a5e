import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

it('sets up a situation of the season where there is no Node', async () => {
  const { metafile, errors } = await build({
    entryPoints: [fileURLToPath(new URL('../../packages/plays/src/explore/index.ts', import.meta.url))],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    external: ['@fourthright/guide'],
  })
  expect(errors).toEqual([])
  const files = Object.keys(metafile.inputs).map((path) => path.replace(/.*plays\/src\//, ''))
  expect(files.toSorted()).toEqual(
    expect.arrayContaining(['explore/columns.ts', 'explore/situationOf.ts', 'situations.ts']),
  )
  expect(files).not.toContain('explore/readTables.ts')
})
