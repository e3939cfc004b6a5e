import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GameState } from '../situation/gameState.js'
import { standing } from './clockBefore.js'
import { rulebook } from './rulebook.js'
import { snapsFrom } from './snapsFrom.js'
import { fourthAndTwo, fourthDowns, rulebooks } from './states.fixture.js'

const rules = rulebook(2020, 'REG')
const at = (change: Partial<GameState>): GameState => ({
  ...{ ...fourthAndTwo, quarter: 4, offenseScore: 20, defenseScore: 20, secondHalfKickoff: null },
  ...change,
})
const running = (playClock: number) => ({ running: true, playClock })
const moments = (state: GameState, playClock: number) => {
  const { snaps, offenseStops, defenseStops } = snapsFrom(state, running(playClock), rules)
  return {
    snaps: snaps.map((snap) => [snap.state.quarter, snap.state.secondsLeft]),
    stops: [offenseStops?.state.offenseTimeouts, defenseStops?.state.defenseTimeouts],
    ran: snaps.map(({ clockRan }) => clockRan),
  }
}

describe('when the ball may be snapped', () => {
  it('is now, where the clock stands or is at zero', () => {
    const state = at({ secondsLeft: 12 })
    const only = { snaps: [{ state, clockRan: false }], offenseStops: null, defenseStops: null }
    expect(snapsFrom(state, standing, rules)).toEqual(only)
    const over = at({ secondsLeft: 0 })
    expect(snapsFrom(over, running(20), rules).snaps).toEqual([{ state: over, clockRan: false }])
  })

  it('is a matter of both sides while seconds decide', () => {
    expect(moments(at({ secondsLeft: 30 }), 20)).toMatchObject({
      snaps: [
        [4, 30],
        [4, 11],
      ],
      stops: [1, 0],
    })
    expect(moments(at({ secondsLeft: 30, offenseScore: 27 }), 20)).toMatchObject({
      snaps: [[4, 11]],
      stops: [undefined, 0],
    })
    expect(moments(at({ secondsLeft: 30, offenseScore: 13 }), 20)).toMatchObject({
      snaps: [[4, 30]],
      stops: [1, undefined],
    })
  })

  it('is after the usual time before, and no timeout is taken', () => {
    const early = at({ quarter: 3, secondsLeft: 500 })
    expect(moments(early, 40)).toEqual({ snaps: [[3, 470]], stops: [undefined, undefined], ran: [true] })
    expect(moments(early, 15).snaps).toEqual([[3, 495]])
    expect(moments(early, 4).snaps).toEqual([[3, 500]])
  })

  it('is not across the two-minute warning, which stops the clock', () => {
    expect(moments(at({ quarter: 2, secondsLeft: 130 }), 40)).toMatchObject({
      snaps: [[2, 120]],
      ran: [false],
    })
    expect(moments(at({ secondsLeft: 130, offenseScore: 27 }), 40)).toMatchObject({
      snaps: [[4, 120]],
      ran: [false],
    })
  })

  it('may be in the next quarter, or the next overtime period of the postseason', () => {
    expect(moments(at({ quarter: 1, secondsLeft: 20 }), 40)).toMatchObject({
      snaps: [[2, 900]],
      ran: [false],
    })
    const overtime = { period: 1, possessionsBefore: { offense: 0, defense: 0 } }
    const late = at({ quarter: 5, secondsLeft: 20, overtime })
    const { snaps } = snapsFrom(late, running(25), rulebook(2020, 'POST'))
    expect(snaps.map(({ state }) => state.quarter)).toContain(6)
    expect(snapsFrom(late, running(25), rules).snaps.map(({ state }) => state.quarter)).not.toContain(6)
  })

  it('is at the last second for a team that the clock has all but beaten', () => {
    const beaten = at({ secondsLeft: 8, offenseScore: 13, offenseTimeouts: 0 })
    expect(moments(beaten, 40)).toMatchObject({ snaps: [[4, 1]], stops: [undefined, undefined] })
    expect(moments({ ...beaten, offenseTimeouts: 1 }, 40)).toMatchObject({ snaps: [], stops: [0, undefined] })
  })

  it('is always some time, never turns time back, and costs a timeout at most', () => {
    fc.assert(
      fc.property(fourthDowns, rulebooks, fc.integer({ min: 0, max: 40 }), (state, book, playClock) => {
        const { snaps, offenseStops, defenseStops } = snapsFrom(state, running(playClock), book)
        expect(snaps.length + (offenseStops ? 1 : 0)).toBeGreaterThan(0)
        for (const snap of [...snaps, offenseStops, defenseStops]) {
          if (!snap) continue
          const { quarter, secondsLeft, offenseTimeouts, defenseTimeouts } = snap.state
          expect(quarter * 900 - secondsLeft).toBeGreaterThanOrEqual(state.quarter * 900 - state.secondsLeft)
          expect(secondsLeft).toBeGreaterThanOrEqual(0)
          const taken = state.offenseTimeouts + state.defenseTimeouts - offenseTimeouts - defenseTimeouts
          expect(taken).toBe(snap === offenseStops || snap === defenseStops ? 1 : 0)
          expect(snap.state).toMatchObject({
            down: 4,
            yardsToGoal: state.yardsToGoal,
            offense: state.offense,
          })
        }
      }),
    )
  })
})
