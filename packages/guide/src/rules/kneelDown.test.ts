import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GameState } from '../situation/gameState.js'
import type { ClockBefore } from './clockBefore.js'
import { canKneelOut, canRunOut } from './kneelDown.js'
import { rulebook } from './rulebook.js'
import { fourthAndTwo, fourthDowns } from './states.fixture.js'

const rules = rulebook(2020, 'REG')
const { kneel, playClock } = rules.runoff
const leading = (change: Partial<GameState>): GameState => ({
  ...fourthAndTwo,
  ...{ quarter: 4, offenseScore: 20, down: 1, defenseTimeouts: 0, secondHalfKickoff: null },
  ...change,
})

/** The same question as a game tree: every second both sides may do all that they may do. */
function runsOutSecondBySecond(down: number, seconds: number, timeouts: number, clock: ClockBefore): boolean {
  const known = new Map<string, boolean>()
  const once = (key: string, answer: () => boolean) => {
    const value = known.get(key) ?? answer()
    known.set(key, value)
    return value
  }
  const snapped = (d: number, t: number, k: number): boolean =>
    once(`${d} ${t} ${k}`, () => {
      if (d > 4) return false
      if (t <= kneel) return true
      return t > 120 && t - kneel <= 120
        ? snapped(d + 1, t - kneel, k)
        : d < 4 && running(d + 1, t - kneel, k, playClock)
    })
  const running = (d: number, t: number, k: number, left: number): boolean =>
    once(`${d} ${t} ${k} ${left}`, () => {
      if (t === 0) return true
      const stopHelps = k > 0 && !snapped(d, t, k - 1)
      if (stopHelps || left === 0) return false
      const waits = t === 121 ? snapped(d, 120, k) : running(d, t - 1, k, left - 1)
      return waits || snapped(d, t, k)
    })
  return clock.running ? running(down, seconds, timeouts, clock.playClock) : snapped(down, seconds, timeouts)
}

describe('kneeling out the clock', () => {
  it.each([
    [120, 0, true],
    [121, 0, false],
    [86, 1, true],
    [87, 1, false],
    [47, 2, true],
    [48, 2, false],
    [8, 3, true],
    [9, 3, false],
  ])('with %i seconds and %i timeouts against: %s', (secondsLeft, defenseTimeouts, can) => {
    expect(canKneelOut(leading({ secondsLeft, defenseTimeouts }), rules)).toBe(can)
  })

  it('is what a game tree of both sides finds, second by second', () => {
    for (const running of [false, true]) {
      for (const left of running ? [1, 2, 7, 25, 39, 40] : [0]) {
        const clock = { running, playClock: left }
        for (let down = 1; down <= 4; down++) {
          for (let defenseTimeouts = 0; defenseTimeouts <= 3; defenseTimeouts++) {
            const found = Array.from({ length: 175 }, (_, seconds) =>
              canRunOut(leading({ secondsLeft: seconds, down, defenseTimeouts }), rules, clock),
            )
            const expected = found.map((_, seconds) =>
              runsOutSecondBySecond(down, seconds, defenseTimeouts, clock),
            )
            expect(found, `${JSON.stringify(clock)} ${down} ${defenseTimeouts}`).toEqual(expected)
          }
        }
      }
    }
  })

  it('takes a lead, a fourth quarter and downs to burn', () => {
    expect(canKneelOut(leading({ secondsLeft: 5, offenseScore: 10 }), rules)).toBe(false)
    expect(canKneelOut(leading({ secondsLeft: 30, quarter: 3 }), rules)).toBe(false)
    expect(canKneelOut(leading({ secondsLeft: 30, down: 4 }), rules)).toBe(false)
    expect(canKneelOut(leading({ secondsLeft: 2, down: 4 }), rules)).toBe(true)
  })

  it('takes a yard of room for each kneel, but none to let the clock run out', () => {
    const backedUp = (yardsToGoal: number, clock?: ClockBefore) =>
      canRunOut(leading({ secondsLeft: 60, yardsToGoal }), rules, clock)
    expect([97, 98, 99].map((spot) => backedUp(spot))).toEqual([true, false, false])
    const onFourth = leading({ down: 4, secondsLeft: 20, yardsToGoal: 99 })
    expect(canRunOut(onFourth, rules, { running: true, playClock: 20 })).toBe(true)
    expect(canRunOut(onFourth, rules, { running: true, playClock: 19 })).toBe(false)
  })

  it('is never harder with less time, fewer timeouts against, more downs, or a running clock', () => {
    fc.assert(
      fc.property(fourthDowns, fc.integer({ min: 1, max: 4 }), (state, down) => {
        const before = leading({
          ...{ secondsLeft: state.secondsLeft % 180, yardsToGoal: state.yardsToGoal },
          ...{ defenseTimeouts: state.defenseTimeouts, down },
        })
        if (!canKneelOut(before, rules)) return
        const less = (change: Partial<GameState>, clock?: ClockBefore) =>
          expect(canKneelOut({ ...before, ...change }, rules, clock)).toBe(true)
        // a second less may cost the free stop at the warning its use to the offense
        if (before.secondsLeft <= 120) less({ secondsLeft: Math.max(0, before.secondsLeft - 1) })
        less({ defenseTimeouts: Math.max(0, before.defenseTimeouts - 1) })
        less({ down: Math.max(1, down - 1) })
        less({}, { running: true, playClock: 30 })
      }),
    )
  })
})
