import { describe, expect, it } from 'vitest'
import { shippedBundle } from '../models/shippedBundle.fixture.js'
import { periodEnds } from '../rules/periodEnds.js'
import { rulebook } from '../rules/rulebook.js'
import { fourthAndTwo } from '../rules/states.fixture.js'
import type { GameState } from '../situation/gameState.js'
import { winProbabilityInput } from '../situation/modelInputs.js'
import { Appraisal } from './appraisal.js'
import { chanceToMake, chanceToReach } from './lastChances.js'
import { plainBundle } from './plainBundle.fixture.js'

const shipped = await shippedBundle()
const rules = rulebook(2020, 'REG')
const stakes = (bundle = shipped) =>
  ({ bundle, rules, season: 2020, deciding: 'IND', possessionTeamLine: 3 }) as const
const worth = (state: GameState, bundle = shipped) => new Appraisal(stakes(bundle)).of(state)()
const modelled = (state: GameState) =>
  shipped.models.winProbability.predict([winProbabilityInput(state, 3)])[0] as number
/** What the state's offense has once the half is over. */
const ended = (state: GameState) =>
  new Appraisal(stakes()).from(state, periodEnds({ ...state, secondsLeft: 0 }, rules))()

const first = (change: Partial<GameState>): GameState => ({
  ...{ ...fourthAndTwo, quarter: 4, secondHalfKickoff: null, down: 1, yardsToGo: 10, yardsToGoal: 90 },
  ...{ offenseScore: 20, defenseScore: 20, defenseTimeouts: 0 },
  ...change,
})
const beforeHalf = (change: Partial<GameState>) =>
  first({ quarter: 2, secondHalfKickoff: 'offense', ...change })

describe('an offense that may let the half end', () => {
  it('has overtime in hand, tied and backed up', () => {
    const backedUp = first({ secondsLeft: 12, yardsToGoal: 94, offenseTimeouts: 0 })
    expect(modelled(backedUp)).toBeLessThan(ended(backedUp))
    expect(worth(backedUp)).toBe(ended(backedUp))
    // with time to kick, it has more
    const closer = first({ secondsLeft: 18, yardsToGoal: 30 })
    expect(worth(closer)).toBeCloseTo(modelled(closer), 9)
  })

  it('has the second half in hand before half-time', () => {
    for (const yardsToGoal of [60, 75, 90, 95]) {
      const state = beforeHalf({ secondsLeft: 20, yardsToGoal })
      expect(worth(state)).toBeGreaterThanOrEqual(ended(state))
    }
  })

  it('has not where the defense can stop the clock, or the end would beat it', () => {
    const stopped = first({ secondsLeft: 60, defenseTimeouts: 3 })
    expect(worth(stopped)).toBeCloseTo(modelled(stopped), 9)
    const behind = first({ secondsLeft: 18, offenseScore: 19 })
    expect(worth(behind)).toBeCloseTo(modelled(behind), 9)
  })
})

describe('a moment shortly before half-time', () => {
  it('is worth a share of what half-time is', () => {
    const state = beforeHalf({ secondsLeft: 20, yardsToGoal: 20, defenseTimeouts: 3, down: 4 })
    const { share } = rules.halfTimeNears
    expect(worth(state)).toBeCloseTo(share * ended(state) + (1 - share) * modelled(state), 9)
    const sooner = { ...state, secondsLeft: 60 }
    expect(worth(sooner)).toBeCloseTo(modelled(sooner), 9)
  })
})

describe('the last play of regulation', () => {
  const plain = plainBundle()
  const lastPlay = (lead: number, yardsToGoal: number, secondsLeft = 3) =>
    worth(first({ secondsLeft, yardsToGoal, offenseScore: 20 + lead, defenseTimeouts: 3 }), plain)
  const make = (yardsToGoal: number) => chanceToMake(yardsToGoal, plain, 2020, rules)
  const reach = (yardsToGoal: number) => chanceToReach(yardsToGoal, plain, 2020)

  it('is a kick where three points win, and half of one where they tie', () => {
    expect(lastPlay(-1, 20)).toBeCloseTo(make(20), 9)
    expect(lastPlay(-2, 20)).toBeCloseTo(make(20), 9)
    expect(lastPlay(0, 20)).toBeCloseTo(make(20) + (1 - make(20)) / 2, 1)
  })

  it('is a pass for the goal line where they do not, and lost by nine', () => {
    for (const yardsToGoal of [3, 20, 60])
      expect(lastPlay(-5, yardsToGoal)).toBeCloseTo(reach(yardsToGoal), 9)
    expect(lastPlay(-7, 20)).toBeLessThan(reach(20) * 0.6)
    expect(lastPlay(-8, 20)).toBeLessThan(lastPlay(-7, 20))
    expect(lastPlay(-9, 1)).toBe(0)
  })

  it('is no kick from where nobody tries one', () => {
    expect(lastPlay(-1, 51)).toBeCloseTo(reach(51), 9)
    expect(lastPlay(-1, 50)).toBeCloseTo(Math.max(make(50), reach(50)), 9)
  })

  it('is never likelier to score from farther away', () => {
    for (let yards = 2; yards <= 99; yards++) {
      const nearer = yards - 1
      expect(chanceToReach(yards, shipped, 2020)).toBeLessThanOrEqual(chanceToReach(nearer, shipped, 2020))
      expect(chanceToMake(yards, shipped, 2020, rules)).toBeLessThan(
        chanceToMake(nearer, shipped, 2020, rules),
      )
    }
  })
})
