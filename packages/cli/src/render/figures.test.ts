import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ordinal, percent, words } from './figures.js'
import { wrap } from './wrap.js'

describe('figures for people', () => {
  it.each([
    [0.69, '69.0'],
    [0, '0.0'],
    [1, '100.0'],
    [0.0003, '<0.1'],
    [0.9999, '>99.9'],
    [null, '–'],
  ])('writes %s as %s per cent', (probability, text) => {
    expect(percent(probability)).toBe(text)
  })

  it('takes a name apart into its words', () => {
    expect(words('firstDownByPenalty')).toBe('first down by penalty')
  })

  it('counts downs', () => {
    expect([1, 2, 3, 4].map(ordinal)).toEqual(['1st', '2nd', '3rd', '4th'])
  })
})

describe('wrapping', () => {
  it('keeps every word in its order, and no line too long where no word is', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 20, max: 80 }), (list, width) => {
        const lines = wrap(list.join(' '), width, 2).split('\n')
        expect(lines.join(' ').split(/ +/).join(' ')).toBe(list.join(' '))
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
      }),
    )
  })
})
