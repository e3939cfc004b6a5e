import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { FootballModels, WinProbabilityInput } from './footballModels.js'
import { behavesLikeAnOutcomeModel, isChance } from './outcomeModel.cases.js'
import { shippedBundle } from './shippedBundle.fixture.js'
import { winProbabilityInputs } from './snaps.fixture.js'

const open = async () => (await shippedBundle()).models.winProbability

behavesLikeAnOutcomeModel({ name: 'winProbability', open, example: winProbabilityInputs, check: isChance })

/** Margins are float32 sums. */
const rounding = 1e-6

describe('the chance to win', () => {
  let model: FootballModels['winProbability']
  beforeAll(async () => {
    model = await open()
  })
  const chances = (...rows: WinProbabilityInput[]) => model.predict(rows) as [number, number]

  type Change = (row: WinProbabilityInput, by: number) => Partial<WinProbabilityInput>
  it.each<[string, Change]>([
    ['a better score', (row, by) => ({ scoreDifferential: row.scoreDifferential + by })],
    ['a better spot', (row, by) => ({ yardsToGoal: Math.max(row.yardsToGo, row.yardsToGoal - by) })],
    ['a better line', (row, by) => ({ possessionTeamLine: row.possessionTeamLine + by / 2 })],
    ['more timeouts', (row, by) => ({ offenseTimeouts: Math.min(3, row.offenseTimeouts + by) })],
    [
      'fewer timeouts of the defense',
      (row, by) => ({ defenseTimeouts: Math.max(0, row.defenseTimeouts - by) }),
    ],
    ['a shorter distance', (row, by) => ({ yardsToGo: Math.max(1, row.yardsToGo - by) })],
    ['an earlier down', (row, by) => ({ down: Math.max(1, row.down - by) })],
  ])('never falls with %s', (_, change) => {
    fc.assert(
      fc.property(winProbabilityInputs, fc.integer({ min: 1, max: 20 }), (row, by) => {
        const [before, after] = chances(row, { ...row, ...change(row, by) })
        expect(after).toBeGreaterThanOrEqual(before - rounding)
      }),
      { numRuns: 400 },
    )
  })

  const even: WinProbabilityInput = {
    ...{ down: 1, yardsToGo: 10, yardsToGoal: 75, secondsLeftInGame: 3600, secondsLeftInHalf: 1800 },
    ...{ scoreDifferential: 0, offenseTimeouts: 3, defenseTimeouts: 3, receivesSecondHalfKickoff: 0 },
    possessionTeamLine: 0,
  }

  it('is about a half at the start of an even game, and follows the line', () => {
    const [equal, favoured] = chances(even, { ...even, possessionTeamLine: 7 })
    expect(equal).toBeGreaterThan(0.45)
    expect(equal).toBeLessThan(0.55)
    // touchdown favourites win about seven games of ten
    expect(favoured).toBeGreaterThan(0.65)
    expect(favoured).toBeLessThan(0.78)
  })

  it('knows that a lead of nine with a minute left wins, and that it is no lead in the first quarter', () => {
    const lead = { ...even, scoreDifferential: 9 }
    const [late, early] = chances({ ...lead, secondsLeftInGame: 60, secondsLeftInHalf: 60 }, lead)
    expect(late).toBeGreaterThan(0.98)
    expect(early).toBeLessThan(0.85)
  })

  it('values the kickoff of the second half', () => {
    const [kicks, receives] = chances(even, { ...even, receivesSecondHalfKickoff: 1 })
    expect(receives - kicks).toBeGreaterThan(0.01)
    expect(receives - kicks).toBeLessThan(0.08)
  })
})
