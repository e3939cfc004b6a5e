import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GameState } from '../situation/gameState.js'
import { afterOffensivePenalty } from './afterPenalty.js'
import { rulebook } from './rulebook.js'
import { fourthAndTwo, fourthDowns, rulebooks } from './states.fixture.js'

const rules = rulebook(2020, 'REG')
const late = (change: Partial<GameState>): GameState => ({
  ...{ ...fourthAndTwo, quarter: 4, secondsLeft: 40, offenseTimeouts: 0, secondHalfKickoff: null },
  ...change,
})
const foul = (before: GameState, book = rules) => afterOffensivePenalty(before, 5, book, true)

describe("the offense's foul that stops a running clock", () => {
  it('costs ten seconds, or a timeout where there is one', () => {
    expect(foul(late({}))).toMatchObject({ down: 4, yardsToGo: 7, yardsToGoal: 45, secondsLeft: 30 })
    expect(foul(late({ offenseTimeouts: 2 }))).toMatchObject({ secondsLeft: 40, offenseTimeouts: 1 })
  })

  it('ends the game, or the half, with ten seconds or less', () => {
    expect(foul(late({ secondsLeft: 10 }))).toMatchObject({ phase: 'final' })
    expect(foul(late({ quarter: 2, secondsLeft: 9 }))).toMatchObject({ phase: 'kickoff', quarter: 3 })
    expect(foul(late({ secondsLeft: 11 }))).toMatchObject({ phase: 'scrimmage', secondsLeft: 1 })
  })

  it('costs nothing where the defense is behind and declines the run-off', () => {
    expect(foul(late({ offenseScore: 20 }))).toMatchObject({ secondsLeft: 40, offenseTimeouts: 0 })
  })

  it('costs seconds in the last minute of a half, since 2017 in the last two', () => {
    const before = late({ secondsLeft: 90 })
    expect(foul(before, rulebook(2016, 'REG')).secondsLeft).toBe(90)
    expect(foul(before, rulebook(2017, 'REG')).secondsLeft).toBe(80)
    expect(foul(late({ secondsLeft: 60 }), rulebook(2016, 'REG')).secondsLeft).toBe(50)
    expect(foul(late({ quarter: 3 })).secondsLeft).toBe(40)
  })

  it('never turns time back, and takes ten seconds or one timeout at most', () => {
    fc.assert(
      fc.property(fourthDowns, rulebooks, (before, book) => {
        const after = foul(before, book)
        const isOver = after.phase !== 'scrimmage'
        const seconds = isOver ? before.secondsLeft : before.secondsLeft - after.secondsLeft
        expect(seconds).toBeGreaterThanOrEqual(0)
        expect(seconds).toBeLessThanOrEqual(book.tenSecondRunoff.seconds)
        if (isOver) return
        const timeouts = before.offenseTimeouts - after.offenseTimeouts
        expect([0, 1]).toContain(timeouts)
        expect(seconds * timeouts).toBe(0)
        expect(after.defenseTimeouts).toBe(before.defenseTimeouts)
      }),
    )
  })
})
