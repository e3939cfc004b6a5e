import { join } from 'node:path'
import { MissingDependencyError } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { locateXgboost, xgboostCandidates } from './locateXgboost.js'

describe('xgboostCandidates', () => {
  it('names nothing but the setting where there is one', () => {
    expect(xgboostCandidates({ FOURTHRIGHT_XGBOOST: '/opt/mine.so' }, 'linux')).toEqual(['/opt/mine.so'])
  })

  it.each([
    ['linux', 'libxgboost.so.0'],
    ['darwin', 'libxgboost.dylib'],
    ['win32', 'xgboost.dll'],
  ] as const)('begins on %s with %s', (platform, name) => {
    expect(xgboostCandidates({}, platform)[0]).toBe(name)
  })
})

describe('locateXgboost', () => {
  const onlyOpens = (good: string) => (path: string) => {
    if (path !== good) throw new Error(`${path}: no such file`)
    return path
  }

  it('opens the first candidate that can be opened', () => {
    const found = locateXgboost(onlyOpens('b.so'), ['a.so', 'b.so', 'c.so'])
    expect(found).toEqual({ path: 'b.so', library: 'b.so' })
  })

  it('says how to install the library where none can be opened', () => {
    const locate = () => locateXgboost(onlyOpens('elsewhere'), [join('lib', 'a.so')])
    expect(locate).toThrow(MissingDependencyError)
    expect(locate).toThrow(expect.objectContaining({ code: 'engine/xgboost-missing' }))
    for (const words of [
      'apt-get install libxgboost0',
      'brew install xgboost',
      'conda-forge libxgboost',
      'a.so: no such file',
    ])
      expect(locate).toThrow(words)
  })
})
