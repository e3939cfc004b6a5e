import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import { ByState } from './byState.js'

const side = fc.constantFrom('offense' as const, 'defense' as const, null)
const yards = fc.constantFrom(null, 0.25, 1, 3.75, 10, 36)
/** Few values a field, so that states often hold the same. */
const states: fc.Arbitrary<GameState> = fc.record({
  phase: fc.constantFrom('scrimmage', 'kickoff'),
  quarter: fc.constantFrom(4, 5),
  secondsLeft: fc.constantFrom(12, 12.5, 201),
  offense: fc.constantFrom('IND', 'HOU'),
  defense: fc.constantFrom('HOU'),
  offenseScore: fc.constantFrom(20, 23),
  defenseScore: fc.constantFrom(20, 23),
  down: fc.constantFrom(null, 1, 4),
  yardsToGo: yards,
  yardsToGoal: yards,
  offenseTimeouts: fc.constantFrom(0, 3),
  defenseTimeouts: fc.constantFrom(0, 3),
  secondHalfKickoff: side,
  overtime: fc.constantFrom(
    null,
    { period: 1, possessionsBefore: { offense: 0, defense: 1 } },
    { period: 1, possessionsBefore: { offense: 1, defense: 1 } },
    { period: 2, possessionsBefore: { offense: 0, defense: 1 } },
  ),
  clockRuns: fc.boolean(),
})

/** The slow, obvious twin: what a state holds, as text. */
function textOf({ defense: _, ...state }: GameState): string {
  return JSON.stringify(state)
}

describe('what is kept by state', () => {
  it('is found for states that hold the same, and for no others', () => {
    fc.assert(
      fc.property(fc.array(states, { maxLength: 40, size: 'max' }), (asked) => {
        const kept = new ByState<string>()
        const plainly = new Map<string, string>()
        asked.forEach((state, place) => {
          expect(kept.get(state)).toBe(plainly.get(textOf(state)))
          if (plainly.has(textOf(state))) return
          kept.keep(state, `the ${place}th`)
          plainly.set(textOf(state), `the ${place}th`)
        })
      }),
    )
  })

  it('tells states apart by every field but the defense', () => {
    fc.assert(
      fc.property(states, states, (state, other) => {
        const kept = new ByState<boolean>()
        kept.keep(state, true)
        for (const field of Object.keys(state) as (keyof GameState)[]) {
          const changed = stateWith(state, { [field]: other[field] })
          expect(kept.get(changed)).toBe(textOf(changed) === textOf(state) ? true : undefined)
        }
      }),
    )
  })

  it('takes a clock of which nobody says that it runs for one that stands', () => {
    fc.assert(
      fc.property(states, ({ clockRuns: _, ...state }) => {
        const kept = new ByState<boolean>()
        kept.keep(state, true)
        expect(kept.get({ ...state, clockRuns: false })).toBe(true)
      }),
    )
  })
})
