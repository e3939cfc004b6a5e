import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { laptopSettings, readSettings } from './settings.js'

const folder = mkdtempSync(join(tmpdir(), 'ft-settings-'))
const path = join(folder, 'settings.json')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (text: string) => {
  writeFileSync(path, text)
  return readSettings(path)
}
const laptop = laptopSettings('fixed', false)
const [way] = laptop.entryPoints
const refusal = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    const { kind, code, field } = error as { kind: string; code: string; field: string }
    return { kind, code, field }
  }
  return undefined
}

describe('settings', () => {
  it('of a laptop are read as they were written', () => {
    expect(read(JSON.stringify(laptop))).toEqual(laptop)
  })

  it('of a laptop let nobody in but this machine', () => {
    for (const { address, beyondLoopback, ranges } of laptop.entryPoints) {
      expect([address, beyondLoopback]).toEqual(['127.0.0.1', false])
      expect(ranges).toEqual(['127.0.0.0/8', '::1/128'])
    }
  })

  it('are filled in where they are silent, on the safe side', () => {
    const entryPoints = laptop.entryPoints.map(({ name, door, network, port }) => ({
      name,
      door,
      network,
      port,
    }))
    expect(read(JSON.stringify({ entryPoints }))).toEqual(laptop)
  })

  it.each([
    [
      'no file',
      () => readSettings(join(folder, 'none.json')),
      'settings/unreadable',
      join(folder, 'none.json'),
    ],
    ['a folder', () => readSettings(folder), 'settings/unreadable', folder],
    ['nothing', () => read(''), 'settings/not-json', path],
    ['half of them', () => read('{"entryPoints":['), 'settings/not-json', path],
    ['a list', () => read('[]'), 'settings/value', path],
    ['null', () => read('null'), 'settings/value', path],
    ['no entry points', () => read('{}'), 'settings/value', 'entryPoints'],
  ])('are refused where there is %s', (_what, run, code, field) => {
    expect(refusal(run)).toEqual({ kind: 'input', code, field })
  })

  it.each<[string, object, string]>([
    ['a word of its own', { urlSecond: 60 }, 'urlSecond'],
    ['a URL that lives too long', { urlSeconds: 301 }, 'urlSeconds'],
    ['a URL that lives too short', { urlSeconds: 4 }, 'urlSeconds'],
    ['half a second', { urlSeconds: 59.5 }, 'urlSeconds'],
    ['a number as text', { urlSeconds: '60' }, 'urlSeconds'],
    ['a session that lives too long', { sessionSeconds: 43_201 }, 'sessionSeconds'],
    ['a session that lives too short', { sessionSeconds: 1799 }, 'sessionSeconds'],
    ['an account of letters', { account: '11112222333x' }, 'account'],
    ['a region that is a pattern', { region: '*' }, 'region'],
    ['a stage with a slash', { stage: 'dev/../prod' }, 'stage'],
    ['a base name in capitals', { baseName: 'Example.org' }, 'baseName'],
    ['a base name that is a wildcard', { baseName: '*.example.org' }, 'baseName'],
    ['three entry points', { entryPoints: laptop.entryPoints.slice(1) }, 'entryPoints'],
    [
      'an unknown door',
      { entryPoints: [{ ...way, door: 'admin' }, ...laptop.entryPoints] },
      'entryPoints.0.door',
    ],
    [
      'a port too high',
      { entryPoints: [{ ...way, port: 65_536 }, ...laptop.entryPoints] },
      'entryPoints.0.port',
    ],
    ['no range', { entryPoints: [{ ...way, ranges: [] }, ...laptop.entryPoints] }, 'entryPoints.0.ranges'],
    [
      'a mistyped word within',
      { entryPoints: [{ ...way, adress: '::1' }, ...laptop.entryPoints] },
      'entryPoints.0.adress',
    ],
    [
      'an issuer without a client',
      { issuers: [{ name: 'idp', mode: 'accept', issuer: 'https://i.example' }] },
      'issuers.0.clientId',
    ],
    [
      'an issuer with a secret in the settings',
      {
        issuers: [
          { name: 'idp', mode: 'accept', issuer: 'https://i.example', clientId: 'c', clientSecret: 's' },
        ],
      },
      'issuers.0.clientSecret',
    ],
  ])('name the field of %s', (_what, more, field) => {
    expect(refusal(() => read(JSON.stringify({ ...laptop, ...more })))).toEqual({
      kind: 'input',
      code: 'settings/value',
      field,
    })
  })
})
