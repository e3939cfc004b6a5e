import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GameState } from '../situation/gameState.js'
import type { Side } from '../situation/situation.js'
import { afterBlockedKick } from './afterBlockedKick.js'
import { afterFailure } from './afterFailure.js'
import { afterFieldGoal } from './afterFieldGoal.js'
import { afterFirstDown } from './afterFirstDown.js'
import { afterMiss } from './afterMiss.js'
import { afterDefensivePenalty, afterOffensivePenalty } from './afterPenalty.js'
import { afterPunt } from './afterPunt.js'
import { afterSafety } from './afterSafety.js'
import { afterTouchdown } from './afterTouchdown.js'
import { afterTry } from './afterTry.js'
import { afterTurnover } from './afterTurnover.js'
import type { Rules } from './rulebook.js'
import { fourthDowns, rulebooks } from './states.fixture.js'

/** What may happen on fourth down, and what the rules make of it wherever and whenever it does. */
interface Law {
  readonly event: string
  readonly after: (before: GameState, rules: Rules) => GameState
  /** Points of the team that had the ball, and of the other. */
  readonly points?: readonly [offense: number, defense: number]
  /** Who has (or gets) the ball while the half goes on. */
  readonly ball: Side
  readonly phase: GameState['phase']
}

const punted = (label: Parameters<typeof afterPunt>[1]['label']) => (s: GameState, rules: Rules) =>
  afterPunt(s, { label, spot: 15, probability: 1 }, rules)
const tried = (result: Parameters<typeof afterTry>[1]) => (s: GameState, rules: Rules) =>
  afterTry(afterTouchdown(s, 'offense', 6, rules), result, rules)
const short = (s: GameState) => Math.min(1, (s.yardsToGoal ?? 2) / 2)

const laws: Law[] = [
  { event: 'a failure', after: (s, r) => afterFailure(s, 0, r), ball: 'defense', phase: 'scrimmage' },
  {
    event: 'a first down',
    after: (s, r) => afterFirstDown(s, short(s), r),
    ball: 'offense',
    phase: 'scrimmage',
  },
  { event: 'an interception', after: (s, r) => afterTurnover(s, 10, r), ball: 'defense', phase: 'scrimmage' },
  { event: 'a field goal', after: afterFieldGoal, points: [3, 0], ball: 'defense', phase: 'kickoff' },
  { event: 'a missed kick', after: afterMiss, ball: 'defense', phase: 'scrimmage' },
  {
    event: 'a blocked kick',
    after: (s, r) => afterBlockedKick(s, 12, r),
    ball: 'defense',
    phase: 'scrimmage',
  },
  {
    event: 'a missed kick run back',
    after: (s, r) => afterTouchdown(s, 'defense', r.runoff.turnover, r),
    points: [0, 6],
    ball: 'defense',
    phase: 'try',
  },
  {
    event: 'a touchdown',
    after: (s, r) => afterTouchdown(s, 'offense', 6, r),
    points: [6, 0],
    ball: 'offense',
    phase: 'try',
  },
  {
    event: 'a return touchdown',
    after: (s, r) => afterTouchdown(s, 'defense', 9, r),
    points: [0, 6],
    ball: 'defense',
    phase: 'try',
  },
  {
    event: 'a safety',
    after: (s, r) => afterSafety(s, 6, r),
    points: [0, 2],
    ball: 'defense',
    phase: 'freeKick',
  },
  { event: 'a kicked try', after: tried('kicked'), points: [7, 0], ball: 'defense', phase: 'kickoff' },
  { event: 'a two-point try', after: tried('twoPoints'), points: [8, 0], ball: 'defense', phase: 'kickoff' },
  { event: 'a failed try', after: tried('noGood'), points: [6, 0], ball: 'defense', phase: 'kickoff' },
  { event: 'a punt', after: punted('returned'), ball: 'defense', phase: 'scrimmage' },
  { event: 'a punt into the end zone', after: punted('touchback'), ball: 'defense', phase: 'scrimmage' },
  { event: 'a blocked punt', after: punted('blocked'), ball: 'defense', phase: 'scrimmage' },
  { event: 'a muffed punt', after: punted('muffed'), ball: 'offense', phase: 'scrimmage' },
  {
    event: 'a punt run back',
    after: punted('returnTouchdown'),
    points: [0, 6],
    ball: 'defense',
    phase: 'try',
  },
  {
    event: 'a blocked punt run in',
    after: punted('blockedTouchdown'),
    points: [0, 6],
    ball: 'defense',
    phase: 'try',
  },
  {
    event: "the defense's foul",
    after: (s, r) => afterDefensivePenalty(s, 8, r),
    ball: 'offense',
    phase: 'scrimmage',
  },
  {
    event: "the offense's foul",
    after: (s, r) => afterOffensivePenalty(s, 8, r),
    ball: 'offense',
    phase: 'scrimmage',
  },
]

describe.each(laws)('$event', ({ after, points: [ours, theirs] = [0, 0], ball, phase }) => {
  const everywhere = (check: (before: GameState, next: GameState, rules: Rules) => void) =>
    fc.assert(
      fc.property(fourthDowns, rulebooks, (before, rules) => check(before, after(before, rules), rules)),
      { numRuns: 60 },
    )

  it('scores what it scores, for whom it does', () => {
    everywhere((before, next) => {
      expect(of(next, before.offense).score).toBe(before.offenseScore + ours)
      expect(of(next, before.defense).score).toBe(before.defenseScore + theirs)
    })
  })

  it('never turns time back, and gives no timeout back before the half is over', () => {
    everywhere((before, next) => {
      expect(played(next)).toBeGreaterThanOrEqual(played(before))
      if (halfOf(next) !== halfOf(before)) return
      expect(of(next, before.offense).timeouts).toBeLessThanOrEqual(before.offenseTimeouts)
      expect(of(next, before.defense).timeouts).toBeLessThanOrEqual(before.defenseTimeouts)
      for (const side of [before.offense, before.defense])
        expect(of(next, side).timeouts).toBeGreaterThanOrEqual(0)
    })
  })

  it('leaves the ball to whom it belongs, inside the field', () => {
    everywhere((before, next) => {
      if (halfOf(next) !== halfOf(before) || next.phase === 'final') return
      expect(next.offense).toBe(ball === 'offense' ? before.offense : before.defense)
      expect(next.phase).toBe(phase)
      if (next.phase !== 'scrimmage') return
      expect(next.yardsToGoal).toBeGreaterThan(0)
      expect(next.yardsToGoal).toBeLessThan(100)
      expect(next.yardsToGo).toBeGreaterThan(0)
      expect(next.yardsToGo).toBeLessThanOrEqual(next.yardsToGoal ?? 0)
    })
  })

  it('hands the second half to whom it was promised, with all timeouts', () => {
    everywhere((before, next, rules) => {
      const promised = before.secondHalfKickoff === 'offense' ? before.offense : before.defense
      if (halfOf(before) === 1 && halfOf(next) === 1) {
        expect(next[next.secondHalfKickoff ?? 'offense']).toBe(promised)
      } else if (halfOf(before) === 1) {
        expect(next).toMatchObject({ phase: 'kickoff', quarter: 3, secondsLeft: rules.quarterSeconds })
        expect(next).toMatchObject({ offense: promised, secondHalfKickoff: null })
        expect([next.offenseTimeouts, next.defenseTimeouts]).toEqual([
          rules.timeoutsPerHalf,
          rules.timeoutsPerHalf,
        ])
      }
    })
  })

  it('ends the game with a winner, or an even one in overtime', () => {
    everywhere((before, next, rules) => {
      if (halfOf(before) !== 2) return
      if (next.phase === 'final') expect(next.offenseScore).not.toBe(next.defenseScore)
      if (halfOf(next) !== 3) return
      expect(next).toMatchObject({ phase: 'kickoff', secondsLeft: rules.overtimeSeconds })
      expect(next.offenseScore).toBe(next.defenseScore)
      expect(next.overtime).toEqual({ period: 1, possessionsBefore: { offense: 0, defense: 0 } })
    })
  })
})

function of(
  { offense, offenseScore, defenseScore, offenseTimeouts, defenseTimeouts }: GameState,
  team: string,
) {
  const isOffense = offense === team
  return {
    score: isOffense ? offenseScore : defenseScore,
    timeouts: isOffense ? offenseTimeouts : defenseTimeouts,
  }
}

/** First half, second half, overtime. */
function halfOf({ quarter }: GameState): 1 | 2 | 3 {
  if (quarter <= 2) return 1
  return quarter <= 4 ? 2 : 3
}

/** Seconds of the game that are gone, overtime included. */
function played({ quarter, secondsLeft }: GameState): number {
  return quarter * 900 - secondsLeft
}
