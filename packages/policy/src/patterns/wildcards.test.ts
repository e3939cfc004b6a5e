import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesWithBoundRuns } from './boundRuns.js'
import { anyOne, anyOneBound, anyRun, anyRunBound, freeTokens, matchesFrom } from './wildcards.js'

/** A text that counts how often somebody looks at one of its characters. */
class CountedText {
  looks = 0
  constructor(private readonly text: string) {}
  get length() {
    return this.text.length
  }
  charCodeAt(at: number) {
    this.looks++
    return this.text.charCodeAt(at)
  }
}

/** Tokens that count how often somebody looks at one of them. */
function counted(tokens: readonly number[]) {
  const count = { looks: 0 }
  const watched = new Proxy(tokens, {
    get(target, name) {
      if (typeof name === 'string' && /^\d+$/.test(name)) count.looks++
      return Reflect.get(target, name)
    },
  })
  return { count, watched }
}

/** By the definition: a star takes nothing, or one character more. */
function matchesPlainly(pattern: readonly number[], text: string): boolean {
  const [token, ...rest] = pattern
  if (token === undefined) return text === ''
  const first = text.charCodeAt(0)
  const isBound = token === anyOneBound || token === anyRunBound
  const takes = text !== '' && (token < 0 ? !(isBound && text[0] === ':') : token === first)
  if (token === anyRun || token === anyRunBound)
    return matchesPlainly(rest, text) || (takes && matchesPlainly(pattern, text.slice(1)))
  return takes && matchesPlainly(rest, text.slice(1))
}

const letters = [...'ab:'].map((letter) => letter.charCodeAt(0))
const patternOf = (...wildcards: number[]) =>
  fc.array(fc.constantFrom(...letters, ...wildcards), { maxLength: 8 })
const someText = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 9 })

describe('matching wildcards', () => {
  it.each([
    ['free', matchesFrom, patternOf(anyOne, anyOneBound, anyRun)],
    ['free and bound', matchesWithBoundRuns, patternOf(anyOne, anyOneBound, anyRun, anyRunBound)],
  ])('is what the definition says, for %s runs', (_which, matches, somePattern) => {
    fc.assert(
      fc.property(somePattern, someText, (pattern, text) => {
        expect(matches(pattern, 0, text, 0)).toBe(matchesPlainly(pattern, text))
      }),
      { numRuns: 10_000 },
    )
  })

  it.each([
    ['arn:aws:s3:::b/*/test/*', 'arn:aws:s3:::b/1/2/test/3/object.jpg', true],
    ['arn:aws:s3:::b/*/test/*', 'arn:aws:s3:::b/1-test/object.jpg', false],
    ['a*', 'a', true],
    ['a?', 'a', false],
    ['*', '', true],
    ['?', '\n', true],
    ['a.c', 'abc', false],
    ['[ab]', 'a', false],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matchesFrom(freeTokens(pattern), 0, text, 0)).toBe(expected)
  })

  const hostile = [
    ['stars and letters', `${'*a'.repeat(500)}!`],
    ['stars and question marks', `${'*?'.repeat(500)}!`],
    ['stars alone', `${'*'.repeat(1000)}!`],
    ['one star and many letters', `*${'a'.repeat(1000)}!`],
  ] as const

  it.each(hostile)('takes no more steps than tokens times characters, with %s', (_what, pattern) => {
    const { count, watched } = counted(freeTokens(pattern))
    const text = new CountedText('a'.repeat(2000))
    expect(matchesFrom(watched, 0, text, 0)).toBe(false)
    expect(text.looks).toBeLessThanOrEqual(watched.length * text.length)
    expect(count.looks).toBeLessThanOrEqual(2 * watched.length * text.length)
  })

  it.each(hostile)('nor where the stars are bound, with %s', (_what, pattern) => {
    const bound = freeTokens(pattern).map((token) => (token === anyRun ? anyRunBound : token))
    const { count, watched } = counted(bound)
    const text = new CountedText('a'.repeat(1000))
    expect(matchesWithBoundRuns(watched, 0, text, 0)).toBe(false)
    expect(text.looks).toBeLessThanOrEqual(text.length)
    expect(count.looks).toBeLessThanOrEqual(3 * watched.length * text.length)
  })
})
