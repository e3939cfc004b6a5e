import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { trainBundle } from './trainBundle.js'

afterEach(() => vi.unstubAllEnvs())

it('says that the native library is missing before it looks for any plays', async () => {
  vi.stubEnv('FOURTHRIGHT_XGBOOST', join('no', 'such', 'library.so'))
  const stages: string[] = []
  const training = trainBundle({
    out: join('never', 'made'),
    dataDirectory: join('no', 'plays'),
    onProgress: (stage) => stages.push(stage),
  })
  await expect(training).rejects.toMatchObject({ code: 'engine/xgboost-missing' })
  expect(stages).toEqual([])
})
