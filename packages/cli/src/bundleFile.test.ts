import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DataError } from '@fourthright/guide'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bundleFile, modelsFolder, readBundle } from './bundleFile.js'

// In the place of real bundles: a file that says its own id.
vi.mock('@fourthright/guide', async (original) => ({
  ...(await original<typeof import('@fourthright/guide')>()),
  openBundle: async (bytes: Uint8Array) => ({ id: new TextDecoder().decode(bytes) }),
}))

const shippedId = '00000000000000aa'
const experimentId = '00000000000000bb'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fourthright-models-'))
  writeFileSync(join(folder, 'experiment.frb'), experimentId)
  writeFileSync(join(folder, 'README.md'), 'no bundle')
})
afterEach(() => rmSync(folder, { recursive: true }))

const ship = () => writeFileSync(join(folder, 'shipped.frb'), shippedId)

describe('the bundle that --bundle names', () => {
  it('is the shipped one when none is named, else the experiment', async () => {
    expect(await bundleFile(undefined, folder)).toBe(join(folder, 'experiment.frb'))
    ship()
    expect(await bundleFile(undefined, folder)).toBe(join(folder, 'shipped.frb'))
  })

  it('is found by name, by id and by path', async () => {
    ship()
    expect(await bundleFile('experiment', folder)).toBe(join(folder, 'experiment.frb'))
    expect(await bundleFile(experimentId, folder)).toBe(join(folder, 'experiment.frb'))
    expect(await bundleFile(shippedId, folder)).toBe(join(folder, 'shipped.frb'))
    const elsewhere = join(folder, 'README.md')
    expect(await bundleFile(elsewhere, folder)).toBe(elsewhere)
    expect((await readBundle('experiment', folder)).id).toBe(experimentId)
  })

  it.each(['shipped', '00000000000000cc', 'no/such/file.frb', 'nonsense', ''])(
    'is missing for "%s"',
    async (wanted) => {
      const error = await bundleFile(wanted, folder).catch((refused: unknown) => refused)
      expect(error).toBeInstanceOf(DataError)
      expect(error).toMatchObject({ code: 'bundle/missing', field: '--bundle', value: wanted })
    },
  )

  it('cannot be a folder', async () => {
    mkdirSync(join(folder, 'a.frb'))
    await expect(readBundle(join(folder, 'a.frb'), folder)).rejects.toMatchObject({ code: 'bundle/missing' })
  })

  it('comes from the package of the models', () => {
    const manifest = JSON.parse(readFileSync(join(modelsFolder(), 'package.json'), 'utf8'))
    expect(manifest.name).toBe('@fourthright/models')
  })
})
