import { describe, expect, it } from 'vitest'
import { strengthOf } from '../decide/strength.js'
import { pointsText, verdict } from './verdict.js'

describe('the verdict', () => {
  it.each([
    [0.13, 'Go for it: 13 points of win probability better, overwhelming.'],
    [0.034, 'Go for it: 3.4 points of win probability better, strong.'],
    [0.01, 'Go for it: 1 point of win probability better, medium.'],
    [0.004, 'Go for it: 0.4 points of win probability better, a toss-up.'],
  ])('puts an edge of %d into words', (edge, words) => {
    expect(verdict('goForIt', edge, strengthOf(edge))).toBe(words)
  })

  it('has words for a try and for the only choice', () => {
    expect(verdict('twoPoint', 0.02, 'medium')).toBe(
      'Go for two: 2 points of win probability better, medium.',
    )
    expect(verdict('kneel', null, 'tossUp')).toBe('Kneel: there is no other choice.')
  })

  it.each([
    [0.0995, '10 points'],
    [0.0994, '9.9 points'],
    [0, '0 points'],
  ])('writes %d as %s', (edge, text) => expect(pointsText(edge)).toBe(text))
})

describe('strengthOf', () => {
  it.each([
    [0, 'tossUp'],
    [0.0099, 'tossUp'],
    [0.01, 'medium'],
    [0.0225, 'strong'],
    [0.05, 'veryStrong'],
    [0.1, 'overwhelming'],
  ])('calls %d %s', (edge, strength) => expect(strengthOf(edge)).toBe(strength))
})
