import { type MarginModel, marginLogit, marginParameters } from '@fourthright/guide'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marginSlopes } from './marginSlopes.js'

const model: MarginModel = {
  ...{ lineWeight: 0.9, lineDecay: 0.8, gameVariance: 50, endVariance: 0.5, kickoff: 0.7, ball: 1 },
  ...{ fieldPosition: 2, secondDown: -0.5, thirdDown: -1, fourthDown: -2 },
  ...{ distance: -0.3, lateDistance: -0.2, redZone: 0.4, leadAtEnd: 0.5, leadFadesOver: 0.02 },
}

const rows = fc.record({
  down: fc.integer({ min: 1, max: 4 }),
  yardsToGo: fc.integer({ min: 1, max: 30 }),
  yardsToGoal: fc.integer({ min: 1, max: 99 }),
  secondsLeftInGame: fc.integer({ min: 0, max: 3600 }),
  secondsLeftInHalf: fc.integer({ min: 0, max: 1800 }),
  scoreDifferential: fc.integer({ min: -30, max: 30 }),
  offenseTimeouts: fc.integer({ min: 0, max: 3 }),
  defenseTimeouts: fc.integer({ min: 0, max: 3 }),
  receivesSecondHalfKickoff: fc.constantFrom(0, 0.5, 1),
  possessionTeamLine: fc.integer({ min: -20, max: 20 }),
})

describe('how the margin model moves with its parameters', () => {
  it.each(marginParameters.map((name, at) => [name, at] as const))(
    '%s: as central differences say',
    (name, at) => {
      fc.assert(
        fc.property(rows, (row) => {
          const step = 1e-5 * Math.max(1, Math.abs(model[name]))
          const up = marginLogit(row, { ...model, [name]: model[name] + step })
          const down = marginLogit(row, { ...model, [name]: model[name] - step })
          const [slope] = marginSlopes([row], model)[at] as Float64Array
          const scale = Math.max(1, Math.abs(slope as number))
          expect(Math.abs((up - down) / (2 * step) - (slope as number)) / scale).toBeLessThan(1e-4)
        }),
      )
    },
  )

  it('are none of the line at the last second, however it fades', () => {
    const row = fc.sample(rows, 1)[0]
    if (!row) throw new TypeError('no row')
    const [, decay] = marginSlopes([{ ...row, secondsLeftInGame: 0 }], model)
    expect(decay?.[0]).toBe(0)
  })
})
