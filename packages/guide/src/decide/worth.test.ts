import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedBundle } from '../models/shippedBundle.fixture.js'
import { kickoffLeaves } from '../rules/kickoff.js'
import { onsideLeaves } from '../rules/onsideKick.js'
import { rulebook } from '../rules/rulebook.js'
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
