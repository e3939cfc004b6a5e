import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PolicyError } from '../errors/policyError.js'
import type { Json } from './json.js'
import { longestPolicy, readJson } from './readJson.js'

/** What JSON.parse would have made of it. */
function plain(json: Json): unknown {
  if (json.type === 'object') {
    return Object.fromEntries(json.members.map(({ name, value }) => [name, plain(value)]))
  }
  if (json.type === 'list') return json.items.map(plain)
  return json.type === 'string' ? json.text : JSON.parse(json.text)
}

function codeOf(text: string): string | undefined {
  try {
    readJson(text)
    return undefined
  } catch (error) {
    return error instanceof PolicyError ? `${error.code} at ${error.field}` : String(error)
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('reading JSON', () => {
  it('reads what JSON.parse reads, space or no space', () => {
    const value = fc.jsonValue({ maxDepth: 4 }).filter((v) => !JSON.stringify(v).includes('__proto__'))
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 1, '\t'), (v, space) => {
        expect(plain(readJson(JSON.stringify(v, null, space)))).toEqual(JSON.parse(JSON.stringify(v)))
      }),
      { numRuns: 500 },
    )
  })

  it('refuses what JSON.parse refuses', () => {
    const damaged = fc
      .tuple(
        fc.jsonValue({ maxDepth: 3 }).map((v) => JSON.stringify(v)),
        fc.nat(),
        fc.string({ maxLength: 2 }),
      )
      .map(([text, at, noise]) => {
        const place = at % (text.length + 1)
        return text.slice(0, place) + noise + text.slice(place + 1)
      })
    fc.assert(
      fc.property(damaged, (text) => {
        const code = codeOf(text)
        if (code === undefined) expect(isJson(text)).toBe(true)
        else if (isJson(text)) expect(code).toMatch(/^policy\/(duplicate-key|too-deep)/)
        else expect(code).toMatch(/^policy\/(json|duplicate-key)/)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['{"a":1,"a":2}', 'policy/duplicate-key at /a'],
    ['{"Statement":[{"Effect":"Deny","Effect":"Allow"}]}', 'policy/duplicate-key at /Statement/0/Effect'],
    [String.raw`{"a":1,"\u0061":2}`, 'policy/duplicate-key at /a'],
    ['{"__proto__":1,"__proto__":2}', 'policy/duplicate-key at /__proto__'],
    ['{"a/b~c":{"d":1,"d":1}}', 'policy/duplicate-key at /a~1b~0c/d'],
    ['{“Version”: 1}', 'policy/json at '],
    ["{'a':1}", 'policy/json at '],
    ['{"a":1,}', 'policy/json at '],
    ['[1,2', 'policy/json at '],
    ['{"a":01}', 'policy/json at '],
    ['{"a":+1}', 'policy/json at /a'],
    ['{"a":"x\ty"}', 'policy/json at /a'],
    [String.raw`{"a":"\x41"}`, 'policy/json at /a'],
    [String.raw`{"a":"\u00g1"}`, 'policy/json at /a'],
    ['{"a":"never ends', 'policy/json at /a'],
    ['{} {}', 'policy/json at '],
    ['', 'policy/json at '],
    ['\ufeff{}', 'policy/json at '],
    ['['.repeat(5000), `policy/too-deep at ${'/0'.repeat(17)}`],
    [`{"a":"${'x'.repeat(longestPolicy)}"}`, 'policy/too-long at '],
  ])('refuses %.40s', (text, code) => {
    expect(codeOf(text)).toBe(code)
  })

  it('keeps a number as it was written', () => {
    expect(readJson('1.50e2')).toMatchObject({ type: 'number', text: '1.50e2' })
  })
})
