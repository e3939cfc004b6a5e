import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GameState } from '../situation/gameState.js'
import { afterFailure } from './afterFailure.js'
import { afterFieldGoal } from './afterFieldGoal.js'
import { afterFirstDown, afterFirstDownOutOfBounds } from './afterFirstDown.js'
import { afterMiss } from './afterMiss.js'
import { afterDefensivePenalty, afterOffensivePenalty } from './afterPenalty.js'
import { afterPunt } from './afterPunt.js'
import { afterSafety } from './afterSafety.js'
import { afterTouchdown } from './afterTouchdown.js'
import { afterTry } from './afterTry.js'
import { afterTurnover } from './afterTurnover.js'
import { rulebook } from './rulebook.js'
import { secondsToNextSnap } from './runClock.js'
import { fourthAndTwo, fourthDowns } from './states.fixture.js'
import { turnAround } from './turnAround.js'

const rules = rulebook(2020, 'REG')
const punt = (label: Parameters<typeof afterPunt>[1]['label'], spot = 15) => ({ label, spot, probability: 1 })

/** What is expected of the next state, from the view of the team that has the ball in it. */
const cases: [string, (before: GameState) => GameState, Partial<GameState>][] = [
  [
    'a first down where the gain ends, the clock running',
    (s) => afterFirstDown(s, 6, rules),
    { offense: 'IND', down: 1, yardsToGo: 10, yardsToGoal: 34, secondsLeft: 264 },
  ],
  [
    'first and goal inside the ten',
    (s) => afterFirstDown(s, 33, rules),
    { down: 1, yardsToGo: 7, yardsToGoal: 7 },
  ],
  [
    'the ball to the defense where a failure ends',
    (s) => afterFailure(s, 1, rules),
    {
      offense: 'HOU',
      offenseScore: 10,
      defenseScore: 7,
      yardsToGoal: 61,
      down: 1,
      yardsToGo: 10,
      secondsLeft: 294,
    },
  ],
  [
    'the ball to the defense behind the line after a sack',
    (s) => afterFailure(s, -8, rules),
    { yardsToGoal: 52 },
  ],
  [
    'the second-half receiver turned with the view',
    (s) => afterFailure(s, 0, rules),
    { secondHalfKickoff: 'defense' },
  ],
  [
    'the defense eight yards behind the line after a missed kick',
    (s) => afterMiss(s, rules),
    { offense: 'HOU', yardsToGoal: 52, secondsLeft: 296 },
  ],
  [
    'the defense at its twenty after a miss from close in',
    (s) => afterMiss({ ...s, yardsToGoal: 5 }, rules),
    { yardsToGoal: 80 },
  ],
  [
    'three points and a kickoff after a field goal',
    (s) => afterFieldGoal(s, rules),
    { phase: 'kickoff', offense: 'HOU', offenseScore: 10, defenseScore: 10, yardsToGoal: null },
  ],
  [
    'six points and a try after a touchdown',
    (s) => afterTouchdown(s, 'offense', 6, rules),
    { phase: 'try', offense: 'IND', offenseScore: 13, defenseScore: 10, down: null },
  ],
  [
    'six points and a try for the defense after a return',
    (s) => afterTouchdown(s, 'defense', 9, rules),
    { phase: 'try', offense: 'HOU', offenseScore: 16, defenseScore: 7 },
  ],
  [
    'two points and a free kick to the defense after a safety',
    (s) => afterSafety(s, 6, rules),
    { phase: 'freeKick', offense: 'HOU', offenseScore: 12, defenseScore: 7 },
  ],
  [
    'a safety after a loss into the own end zone',
    (s) => afterFailure({ ...s, yardsToGoal: 97 }, -3, rules),
    { phase: 'freeKick', offense: 'HOU', offenseScore: 12 },
  ],
  [
    'a punt downed at the fifteen',
    (s) => afterPunt(s, punt('returned'), rules),
    { offense: 'HOU', yardsToGoal: 85 },
  ],
  [
    'a touchback at the twenty',
    (s) => afterPunt(s, punt('touchback'), rules),
    { offense: 'HOU', yardsToGoal: 80 },
  ],
  [
    'the punting team with the ball after a muff',
    (s) => afterPunt(s, punt('muffed'), rules),
    { offense: 'IND', down: 1, yardsToGo: 10, yardsToGoal: 15 },
  ],
  [
    'a return touchdown for the receivers',
    (s) => afterPunt(s, punt('returnTouchdown'), rules),
    { phase: 'try', offense: 'HOU', offenseScore: 16 },
  ],
  [
    'an interception run back to where it is dead',
    (s) => afterTurnover(s, 12, rules),
    { offense: 'HOU', yardsToGoal: 72, secondsLeft: 291 },
  ],
  [
    'a touchback after an interception in the end zone',
    (s) => afterTurnover(s, 45, rules),
    { yardsToGoal: 80 },
  ],
  [
    'a first down by penalty',
    (s) => afterDefensivePenalty(s, 5, rules),
    { offense: 'IND', down: 1, yardsToGoal: 35 },
  ],
  [
    'half the distance for a foul near the goal line',
    (s) => afterDefensivePenalty({ ...s, yardsToGoal: 6 }, 15, rules),
    { yardsToGoal: 3, yardsToGo: 3 },
  ],
  [
    'the same down from farther back',
    (s) => afterOffensivePenalty(s, 10, rules),
    { offense: 'IND', down: 4, yardsToGo: 12, yardsToGoal: 50 },
  ],
]

describe('transitions', () => {
  it.each(cases)('give %s', (_, transition, expected) => {
    expect(transition(fourthAndTwo)).toMatchObject(expected)
  })

  it('give the kicking team points for a try, and the other team the kickoff', () => {
    const scored = afterTouchdown(fourthAndTwo, 'offense', 6, rules)
    const points = (result: Parameters<typeof afterTry>[1], season = 2020) => {
      const next = afterTry(scored, result, rulebook(season, 'REG'))
      expect(next).toMatchObject({ phase: 'kickoff', offense: 'HOU', secondsLeft: 294 })
      return [next.defenseScore, next.offenseScore]
    }
    expect([points('kicked'), points('twoPoints'), points('noGood')]).toEqual([
      [14, 10],
      [15, 10],
      [13, 10],
    ])
    expect([points('defensiveReturn'), points('defensiveReturn', 2014)]).toEqual([
      [13, 12],
      [13, 10],
    ])
  })

  it('look the same from the other side twice', () => {
    fc.assert(
      fc.property(fourthDowns, (state) => {
        expect(turnAround(turnAround(state))).toEqual(state)
      }),
    )
  })
})

describe('the clock', () => {
  const at = (change: Partial<GameState>) => ({ ...fourthAndTwo, ...change })

  it('ends the first half with a kickoff to whoever receives it, all timeouts back', () => {
    const next = afterFailure(at({ secondsLeft: 4 }), 0, rules)
    expect(next).toMatchObject({
      phase: 'kickoff',
      quarter: 3,
      secondsLeft: 900,
      offense: 'IND',
      offenseTimeouts: 3,
    })
    const other = afterFailure(at({ secondsLeft: 4, secondHalfKickoff: 'defense' }), 0, rules)
    expect(other.offense).toBe('HOU')
  })

  it('keeps ball and spot from the first to the second quarter', () => {
    const next = afterFailure(at({ quarter: 1, secondsLeft: 4 }), 0, rules)
    expect(next).toMatchObject({ phase: 'scrimmage', quarter: 2, secondsLeft: 900, yardsToGoal: 60 })
  })

  it('ends the game, or goes on to overtime with the coin not tossed', () => {
    expect(afterFailure(at({ quarter: 4, secondsLeft: 4 }), 0, rules).phase).toBe('final')
    expect(afterFailure(at({ quarter: 4, secondsLeft: 4, offenseScore: 10 }), 0, rules)).toMatchObject({
      ...{ phase: 'kickoff', quarter: 5, secondsLeft: 600, offenseTimeouts: 2 },
      overtime: { period: 1, possessionsBefore: { offense: 0, defense: 0 } },
    })
  })

  it('lets the try be played after the last touchdown, and ends the game then', () => {
    const scored = afterTouchdown(at({ quarter: 4, secondsLeft: 2, offenseScore: 4 }), 'offense', 6, rules)
    expect(scored).toMatchObject({ phase: 'try', quarter: 4, secondsLeft: 0 })
    expect(afterTry(scored, 'kicked', rules)).toMatchObject({ phase: 'final', defenseScore: 11 })
    expect(afterTry(scored, 'noGood', rules)).toMatchObject({ phase: 'kickoff', quarter: 5 })
  })

  it('ends with a touchdown that has won at the gun, since 2018 without its try', () => {
    const won = (season: number) =>
      afterTouchdown(at({ quarter: 4, secondsLeft: 2 }), 'offense', 6, rulebook(season, 'REG'))
    expect(won(2017)).toMatchObject({ phase: 'try', offenseScore: 13 })
    expect(won(2018)).toMatchObject({ phase: 'final', offenseScore: 13, defenseScore: 10 })
  })

  it("does not end a half on the defense's foul, but on the offense's", () => {
    expect(afterDefensivePenalty(at({ secondsLeft: 3 }), 5, rules)).toMatchObject({
      quarter: 2,
      secondsLeft: 0,
    })
    expect(afterOffensivePenalty(at({ secondsLeft: 3 }), 5, rules)).toMatchObject({
      quarter: 3,
      phase: 'kickoff',
    })
  })

  it('stands at the two-minute warning, and runs by who is ahead late', () => {
    const late = (change: Partial<GameState>) => secondsToNextSnap(at({ quarter: 4, ...change }), rules)
    expect(late({ secondsLeft: 140 })).toBe(20)
    expect(late({ secondsLeft: 121 })).toBe(6)
    expect(late({ secondsLeft: 100, offenseScore: 20 })).toBe(rules.runoff.lastTwoMinutes.leading)
    expect(late({ secondsLeft: 100 })).toBe(rules.runoff.lastTwoMinutes.trailing)
    expect(late({ quarter: 3, secondsLeft: 140 })).toBe(rules.runoff.betweenSnaps)
  })

  it('runs on after a first down in bounds in the last two minutes of a half, and stands out of bounds', () => {
    const late = at({ secondsLeft: 12 })
    expect(afterFirstDown(late, 6, rules)).toMatchObject({ quarter: 2, secondsLeft: 6, clockRuns: true })
    expect(afterFirstDownOutOfBounds(late, 6, rules).clockRuns).toBeUndefined()
    expect(afterFirstDown(at({ secondsLeft: 5 }), 6, rules)).toMatchObject({ quarter: 3, phase: 'kickoff' })
  })

  it('stands after no gain before fourth down at the end of a half, and runs after a short one', () => {
    const second = at({ down: 2, secondsLeft: 12 })
    expect(afterFailure(second, 0, rules)).toMatchObject({ down: 3, secondsLeft: 6 })
    expect(afterFailure(second, 0, rules).clockRuns).toBeUndefined()
    expect(afterFailure(second, 1, rules)).toMatchObject({ down: 3, secondsLeft: 6, clockRuns: true })
  })

  it('is stopped in overtime by a timeout of who needs it before the end', () => {
    const overtime = at({ quarter: 5, secondsLeft: 12 })
    expect(afterFirstDown(overtime, 6, rules)).toMatchObject({ secondsLeft: 6, offenseTimeouts: 1 })
    expect(afterFirstDown({ ...overtime, offenseTimeouts: 0 }, 6, rules).phase).toBe('final')
  })
})
