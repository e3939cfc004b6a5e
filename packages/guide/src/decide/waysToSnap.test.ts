import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heldWay, heldWorth, type WaysToSnap } from './waysToSnap.js'

const number = fc.double({ min: 0, max: 1, noNaN: true })
const maybe = fc.option(number, { nil: null })

describe('the way to the snap that both sides can hold', () => {
  it('is the best snap that the defense does not stop, or an own timeout', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 3 }), maybe, maybe, (snaps, ours, theirs) => {
        // plainly, as the game is played: the offense moves first, and the defense answers
        let best = ours ?? -1
        for (const snap of snaps) {
          const answered = theirs !== null && theirs < snap ? theirs : snap
          if (answered > best) best = answered
        }
        const later = (worth: number | null) => (worth === null ? null : () => worth)
        const ways = { offenseStops: later(ours), defenseStops: later(theirs) }
        expect(heldWorth({ snaps: snaps.map((snap) => () => snap), ...ways })()).toBe(best)
      }),
    )
  })

  it('is a snap before a timeout, and the sooner snap, of what is worth the same', () => {
    type Way = readonly [name: string, worth: number]
    const held = (ways: WaysToSnap<Way>) => heldWay(ways, ([, worth]) => worth)[0]
    const stops: Way = ['timeout', 0.5]
    const snaps: Way[] = [
      ['soon', 0.5],
      ['later', 0.5],
    ]
    expect(held({ snaps, offenseStops: stops, defenseStops: stops })).toBe('soon')
    expect(held({ snaps: [], offenseStops: stops, defenseStops: null })).toBe('timeout')
  })
})
