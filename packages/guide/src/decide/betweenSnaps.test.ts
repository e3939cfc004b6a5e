import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rulebook } from '../rules/rulebook.js'
import { fourthAndTwo } from '../rules/states.fixture.js'
import type { GameState } from '../situation/gameState.js'
import { Appraisal, type Stakes } from './appraisal.js'
import { plainBundle } from './plainBundle.fixture.js'
import { heldWorth } from './waysToSnap.js'

const stakes: Stakes = {
  ...{ bundle: plainBundle(), rules: rulebook(2020, 'REG'), season: 2020 },
  ...{ deciding: 'IND', possessionTeamLine: 0 },
}
const worth = (state: GameState) => new Appraisal(stakes).of(state)()
const late = (lead: number, change: Partial<GameState> = {}): GameState => ({
  ...fourthAndTwo,
  ...{ quarter: 4, secondsLeft: 115, offenseScore: 20 + lead, defenseScore: 20, down: 1, yardsToGo: 10 },
  ...{ secondHalfKickoff: null, ...change },
})

describe('a clock that runs between two snaps', () => {
  it('is held at the best snap that the defense does not stop, or at an own timeout', () => {
    const number = fc.double({ min: 0, max: 1, noNaN: true })
    const maybe = fc.option(number, { nil: null })
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 3 }), maybe, maybe, (snaps, ours, theirs) => {
        // plainly, as the game is played: the offense moves first, and the defense answers
        let best = ours ?? -1
        for (const snap of snaps) {
          const answered = theirs !== null && theirs < snap ? theirs : snap
          if (answered > best) best = answered
        }
        const worthOf = (value: number | null) => (value === null ? null : () => value)
        const ways = { offenseStops: worthOf(ours), defenseStops: worthOf(theirs) }
        expect(heldWorth({ snaps: snaps.map((snap) => () => snap), ...ways })()).toBe(best)
      }),
    )
  })

  it('helps who is ahead and hurts who is behind', () => {
    for (const lead of [4, 7]) {
      const standing = worth(late(lead))
      expect(worth(late(lead, { clockRuns: true }))).toBeGreaterThan(standing)
      expect(worth(late(-lead, { clockRuns: true }))).toBeLessThan(worth(late(-lead)))
    }
  })

  it('is worth more with more own timeouts and fewer of the others', () => {
    for (const lead of [-5, -2, 0, 2, 5]) {
      const with3 = (change: Partial<GameState>) => worth(late(lead, { clockRuns: true, ...change }))
      for (const side of ['offenseTimeouts', 'defenseTimeouts'] as const) {
        const worths = [0, 1, 2, 3].map((left) => with3({ [side]: left }))
        const rising = worths.toSorted((a, b) => (side === 'offenseTimeouts' ? a - b : b - a))
        expect(worths).toEqual(rising)
      }
    }
  })
})
