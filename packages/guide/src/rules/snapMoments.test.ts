import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GameState } from '../situation/gameState.js'
import { rulebook } from './rulebook.js'
import { snapMoments } from './snapMoments.js'
import { fourthAndTwo, fourthDowns } from './states.fixture.js'

const rules = rulebook(2020, 'REG')
const late = (lead: number, secondsLeft: number): GameState => ({
  ...fourthAndTwo,
  ...{ quarter: 4, secondsLeft, offenseScore: 20 + lead, defenseScore: 20, clockRuns: true },
})
const snaps = (state: GameState, playClock = 40) =>
  snapMoments(state, playClock, rules).snaps.map(({ secondsLeft }) => secondsLeft)

describe('the next snap of a running clock', () => {
  it('comes late from who is ahead, soon from who is far behind, either way from who is tied', () => {
    expect(snaps(late(7, 100))).toEqual([61])
    expect(snaps(late(-7, 100))).toEqual([85])
    expect(snaps(late(0, 100))).toEqual([85, 61])
  })

  it('waits behind only where a likely field goal ties or wins', () => {
    const inRange = (lead: number, yardsToGoal: number) => snaps({ ...late(lead, 100), yardsToGoal })
    expect(inRange(-3, 39)).toEqual([85, 61])
    expect(inRange(-3, 40)).toEqual([85])
    expect(inRange(-4, 20)).toEqual([85])
  })

  it('may leave time for a last kick only', () => {
    expect(snaps(late(0, 30))).toEqual([15, 4])
    expect(snapMoments(late(0, 30), 40, rules).mayRunOut).toBe(true)
    expect(snapMoments(late(0, 41), 40, rules).mayRunOut).toBe(false)
  })

  it('comes sooner the longer the last play is over', () => {
    expect(snaps(late(-7, 100), 30)).toEqual([95])
    expect(snaps(late(-7, 100), 10)).toEqual([100])
  })

  it('does not come across the two-minute warning', () => {
    expect(snaps(late(7, 130))).toEqual([120])
    expect(snaps(late(0, 150))).toEqual([135, 120])
    expect(snaps({ ...late(7, 130), quarter: 3 })).toContain(91)
  })

  it('may be put off by a timeout of who has one and wants time', () => {
    const stops = (lead: number, change: Partial<GameState> = {}) => {
      const { offenseStops, defenseStops } = snapMoments({ ...late(lead, 100), ...change }, 40, rules)
      return [offenseStops?.offenseTimeouts, defenseStops?.defenseTimeouts]
    }
    expect(stops(7)).toEqual([undefined, 0])
    expect(stops(-7)).toEqual([1, undefined])
    expect(stops(0)).toEqual([1, 0])
    expect(stops(0, { offenseTimeouts: 0, defenseTimeouts: 0 })).toEqual([undefined, undefined])
  })

  it('never turns time back, runs below zero, or takes a timeout that is not there', () => {
    fc.assert(
      fc.property(fourthDowns, fc.integer({ min: 0, max: 40 }), (state, playClock) => {
        const moments = snapMoments({ ...state, clockRuns: true }, playClock, rules)
        const all = [...moments.snaps, moments.offenseStops, moments.defenseStops]
        expect(moments.snaps.length + Number(moments.mayRunOut)).toBeGreaterThan(0)
        for (const next of all) {
          if (!next) continue
          expect(next.clockRuns).toBe(false)
          expect(next.secondsLeft).toBeGreaterThanOrEqual(0)
          expect(next.secondsLeft).toBeLessThanOrEqual(state.secondsLeft)
          expect(Math.min(next.offenseTimeouts, next.defenseTimeouts)).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})
