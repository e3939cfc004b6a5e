import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PuntLeaf } from '../models/footballModels.js'
import { shippedBundle } from '../models/shippedBundle.fixture.js'
import { afterBlockedKick } from '../rules/afterBlockedKick.js'
import { afterFailure } from '../rules/afterFailure.js'
import { afterFieldGoal } from '../rules/afterFieldGoal.js'
import { afterMiss } from '../rules/afterMiss.js'
import { afterDefensivePenalty } from '../rules/afterPenalty.js'
import { afterPunt } from '../rules/afterPunt.js'
import { afterSafety } from '../rules/afterSafety.js'
import { afterTouchdown } from '../rules/afterTouchdown.js'
import { afterTurnover } from '../rules/afterTurnover.js'
import { kickoffLeaves } from '../rules/kickoff.js'
import { onsideLeaves } from '../rules/onsideKick.js'
import { type Rules, rulebook } from '../rules/rulebook.js'
import { fourthAndTwo, fourthDowns, rulebooks } from '../rules/states.fixture.js'
import type { GameState } from '../situation/gameState.js'
import { Appraisal, type Stakes } from './appraisal.js'
import { plainBundle } from './plainBundle.fixture.js'

const plain = plainBundle()
const shipped = await shippedBundle()
/** Win probability is a sum in 32 bits. */
const rounding = 1e-6

const appraisal = (stakes: Partial<Stakes> = {}) =>
  new Appraisal({
    ...{ bundle: plain, rules: rulebook(2020, 'REG'), season: 2020, deciding: 'IND', possessionTeamLine: 3 },
    ...stakes,
  })
const phases = ['scrimmage', 'try', 'kickoff', 'freeKick'] as const

/** Any moment of regulation with time left, whoever has (or gets) the ball. */
const moments: fc.Arbitrary<GameState> = fc
  .tuple(
    fourthDowns.filter(({ secondsLeft }) => secondsLeft > 0),
    fc.constantFrom(...phases),
    fc.integer({ min: 1, max: 4 }),
  )
  .map(([state, phase, down]) =>
    phase === 'scrimmage'
      ? { ...state, down }
      : { ...state, phase, down: null, yardsToGo: null, yardsToGoal: null },
  )

describe.each([
  ['plain formulas', plain],
  ['the shipped bundle', shipped],
])('the worth of a moment by %s', (_, bundle) => {
  it('and the other team’s sum to one, a tie counted half for both', () => {
    fc.assert(
      fc.property(moments, rulebooks, (state, rules) => {
        const ours = appraisal({ bundle, rules, deciding: 'IND', possessionTeamLine: 3 })
        const theirs = appraisal({ bundle, rules, deciding: 'HOU', possessionTeamLine: -3 })
        expect(ours.forDeciding(state)() + theirs.forDeciding(state)()).toBeCloseTo(1, 9)
      }),
      { numRuns: 60 },
    )
  })

  it('is the same when the teams change names', () => {
    const renamed = (state: GameState): GameState => ({ ...state, offense: 'HOU', defense: 'IND' })
    fc.assert(
      fc.property(moments, rulebooks, (state, rules) => {
        const worth = appraisal({ bundle, rules }).of(state)()
        expect(appraisal({ bundle, rules, deciding: 'HOU' }).of(renamed(state))()).toBe(worth)
      }),
      { numRuns: 60 },
    )
  })

  type Better = (state: GameState) => GameState
  it.each<[string, Better]>([
    ['a better score', (s) => ({ ...s, offenseScore: s.offenseScore + 1 })],
    ['a touchdown more', (s) => ({ ...s, offenseScore: s.offenseScore + 7 })],
    ['one more timeout', (s) => ({ ...s, offenseTimeouts: Math.min(3, s.offenseTimeouts + 1) })],
    ['a timeout less of the defense', (s) => ({ ...s, defenseTimeouts: Math.max(0, s.defenseTimeouts - 1) })],
    [
      'a better spot',
      (s) => ({ ...s, yardsToGoal: s.yardsToGoal && Math.max(s.yardsToGo ?? 1, s.yardsToGoal - 3) }),
    ],
  ])('is never hurt by %s', (_, better) => {
    fc.assert(
      fc.property(moments, rulebooks, (state, rules) => {
        const asked = appraisal({ bundle, rules })
        expect(asked.of(better(state))()).toBeGreaterThanOrEqual(asked.of(state)() - rounding)
      }),
      { numRuns: 100 },
    )
  })
})

describe('every end of a fourth down by the shipped bundle', () => {
  type End = (state: GameState, rules: Rules) => GameState
  const punt =
    (label: PuntLeaf['label']): End =>
    (s, r) =>
      afterPunt(s, { label, spot: 15, probability: 1 }, r)
  const ends: [string, End][] = [
    ['failure', (s, r) => afterFailure(s, 0, r)],
    ['interception', (s, r) => afterTurnover(s, 5, r)],
    ['field goal', afterFieldGoal],
    ['miss', afterMiss],
    ['block', (s, r) => afterBlockedKick(s, 15, r)],
    ['touchdown', (s, r) => afterTouchdown(s, 'offense', 6, r)],
    ['return touchdown', (s, r) => afterTouchdown(s, 'defense', 9, r)],
    ['safety', (s, r) => afterSafety(s, 6, r)],
    ['punt', punt('returned')],
    ['punt into the end zone', punt('touchback')],
    ['muff', punt('muffed')],
    ["defense's foul", (s, r) => afterDefensivePenalty(s, 5, r)],
  ]

  it.each(ends)('(%s) is worth no less with a better score or another timeout', (_, end) => {
    fc.assert(
      fc.property(fourthDowns, rulebooks, fc.integer({ min: 1, max: 8 }), (state, rules, more) => {
        const asked = appraisal({ bundle: shipped, rules })
        const worth = (before: GameState) => asked.forDeciding(end(before, rules))()
        const now = worth(state) - rounding
        expect(worth({ ...state, offenseScore: state.offenseScore + more })).toBeGreaterThanOrEqual(now)
        expect(
          worth({ ...state, offenseTimeouts: Math.min(3, state.offenseTimeouts + 1) }),
        ).toBeGreaterThanOrEqual(now)
        expect(
          worth({ ...state, defenseTimeouts: Math.max(0, state.defenseTimeouts - 1) }),
        ).toBeGreaterThanOrEqual(now)
      }),
      { numRuns: 50 },
    )
  })

  // an interception a yard farther on is a touchback
  const bySpot = ends.filter(([name]) => name !== 'interception')
  it.each(bySpot)('(%s) is worth no less from a better spot', (_, end) => {
    fc.assert(
      fc.property(fourthDowns, rulebooks, fc.integer({ min: 1, max: 9 }), (state, rules, yards) => {
        const asked = appraisal({ bundle: shipped, rules })
        const worth = (yardsToGoal: number) => asked.forDeciding(end({ ...state, yardsToGoal }, rules))()
        const { yardsToGoal, yardsToGo } = state as GameState & { yardsToGoal: number; yardsToGo: number }
        const nearer = Math.max(yardsToGo, yardsToGoal - yards)
        expect(worth(nearer)).toBeGreaterThanOrEqual(worth(yardsToGoal) - rounding)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a kickoff', () => {
  const kickoff = (change: Partial<GameState> = {}): GameState => ({
    ...{ ...fourthAndTwo, phase: 'kickoff', down: null, yardsToGo: null, yardsToGoal: null },
    ...change,
  })
  const mean = (leaves: readonly { probability: number; next: GameState }[], view: GameState) => {
    const asked = appraisal({ bundle: shipped })
    return leaves.reduce((sum, { probability, next }) => sum + probability * asked.from(view, next)(), 0)
  }

  it('is worth the mean of what becomes of it', () => {
    const state = kickoff()
    const plainly = mean(kickoffLeaves(state, rulebook(2020, 'REG')), state)
    // a return touchdown's try and kickoff are taken as typical ones: 0.2 % of kicks
    expect(Math.abs(appraisal({ bundle: shipped }).of(state)() - plainly)).toBeLessThan(1e-4)
  })

  it('is an onside kick where the kicking team needs the ball', () => {
    const late = { quarter: 4, secondHalfKickoff: null, offenseScore: 20, defenseScore: 17 }
    const behind = kickoff({ ...late, secondsLeft: 60, defenseTimeouts: 0 })
    const rules = rulebook(2020, 'REG')
    const worth = (state: GameState) => appraisal({ bundle: shipped }).of(state)()
    expect(worth(behind)).toBeCloseTo(mean(onsideLeaves(behind, rules), behind), 9)
    expect(worth(behind)).toBeLessThan(mean(kickoffLeaves(behind, rules), behind))
    // with a quarter to play it kicks deep
    const early = kickoff({ ...late, secondsLeft: 850 })
    expect(worth(early)).toBeLessThan(mean(onsideLeaves(early, rules), early))
  })
})
