import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DriveEnds, DriveInput } from './footballModels.js'
import { behavesLikeAnOutcomeModel, sumsToOne } from './outcomeModel.cases.js'
import { shippedBundle } from './shippedBundle.fixture.js'

const needs = ['points', 'fieldGoalWins', 'fieldGoalOrLose', 'touchdownOrLose'] as const
const inputs: fc.Arbitrary<DriveInput> = fc
  .record({
    down: fc.integer({ min: 1, max: 4 }),
    yardsToGo: fc.double({ min: 0.1, max: 25, noNaN: true }),
    yardsToGoal: fc.double({ min: 0.1, max: 99.9, noNaN: true }),
    secondsLeft: fc.integer({ min: 0, max: 900 }),
    need: fc.constantFrom(...needs),
    possessionTeamLine: fc.integer({ min: -20, max: 20 }),
  })
  .map((input) => ({ ...input, yardsToGo: Math.min(input.yardsToGo, input.yardsToGoal) }))

behavesLikeAnOutcomeModel<DriveInput, DriveEnds>({
  name: 'drives',
  open: async () => (await shippedBundle()).models.drives,
  example: inputs,
  check: ({ takeovers, takeoverSeconds, scoreSeconds, ...ends }) => {
    sumsToOne(Object.values(ends))
    for (const spot of takeovers) expect(spot > 0 && spot < 100).toBe(true)
    for (const seconds of [...takeoverSeconds, ...scoreSeconds]) expect(seconds).toBeGreaterThanOrEqual(0)
  },
})

describe('a drive', () => {
  const ends = async (change: Partial<DriveInput>) => {
    const { drives } = (await shippedBundle()).models
    const usual: DriveInput = {
      ...{ down: 1, yardsToGo: 10, yardsToGoal: 75, secondsLeft: 600, need: 'points', possessionTeamLine: 0 },
    }
    return drives.predict([{ ...usual, ...change }])[0] as DriveEnds
  }

  it('scores more, and more touchdowns, from closer in', async () => {
    for (const need of needs) {
      for (const secondsLeft of [60, 200, 600]) {
        const drives = await Promise.all(
          [90, 75, 60, 45, 30, 20].map((yardsToGoal) => ends({ yardsToGoal, need, secondsLeft })),
        )
        const scores = drives.map(({ touchdown, fieldGoal }) => touchdown + fieldGoal)
        expect(scores, `${need}, ${secondsLeft} s`).toEqual(scores.toSorted((a, b) => a - b))
      }
    }
  })

  it('ends in a field goal where that wins, in a touchdown where nothing else helps', async () => {
    const [wins, points, lags] = await Promise.all(
      (['fieldGoalWins', 'points', 'touchdownOrLose'] as const).map((need) =>
        ends({ need, yardsToGoal: 40 }),
      ),
    )
    expect(wins?.fieldGoal).toBeGreaterThan((points?.fieldGoal ?? 1) + 0.1)
    expect(wins?.touchdown).toBeLessThan((points?.touchdown ?? 0) - 0.1)
    expect(lags?.touchdown).toBeGreaterThan((points?.touchdown ?? 1) + 0.1)
    expect(lags?.fieldGoal).toBeLessThan(0.05)
  })

  it('runs out of time only late, and is sooner over when it is late', async () => {
    const [late, early] = await Promise.all([40, 600].map((secondsLeft) => ends({ secondsLeft })))
    expect(late?.timeUp).toBeGreaterThan(0.3)
    expect(early?.timeUp).toBeLessThan(0.005)
    expect(late?.takeoverSeconds[0]).toBeLessThan((early?.takeoverSeconds[0] ?? 0) / 2)
  })
})
