import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainBundle } from '../decide/plainBundle.fixture.js'
import { complete } from '../situation/complete.js'
import { famousPlay } from '../situation/famousPlay.js'
import { gainForecasts } from './snapForecast.js'

const bundle = plainBundle()
/** The same models, of which nobody has asked anything yet. */
const asNew = () => ({ models: { ...bundle.models } })

const situations = fc
  .record({
    yardsToGoal: fc.constantFrom(0.4, 0.6, 1, 1.4, 2, 36, 36.5),
    totalLine: fc.constantFrom(44, 52.5),
    possessionTeamLine: fc.constantFrom(0, 7.5),
    clock: fc.constantFrom('3:21', '0:40'),
    offEpa: fc.constantFrom(0, 0.1),
  })
  .map(({ offEpa, ...told }) => {
    const form = { offEpa, defEpa: 0, qbEpa: 0, qbSuccessEpa: 0 }
    return complete({ ...famousPlay, ...told, yardsToGo: 0.25, form }, bundle).situation
  })

describe('gains of a run and a pass', () => {
  it('are the same whatever was asked before', () => {
    fc.assert(
      fc.property(fc.array(situations, { minLength: 2, maxLength: 6 }), (asked) => {
        for (const situation of asked) {
          const [again, fresh] = [gainForecasts(situation, bundle), gainForecasts(situation, asNew())]
          for (const call of [0, 1] as const) {
            expect(again[call].distributions).toEqual(fresh[call].distributions)
            expect(again[call].chances).toEqual(fresh[call].chances)
            for (const yards of [0.25, 1.5, 14, 40])
              expect(again[call].curve(yards)).toBe(fresh[call].curve(yards))
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are asked about once while distance, clock and score move', () => {
    let rows = 0
    const { yardsGained } = bundle.models
    const counting = {
      models: {
        ...bundle.models,
        yardsGained: {
          ...yardsGained,
          predict: (batch: Parameters<typeof yardsGained.predict>[0]) => {
            rows += batch.length
            return yardsGained.predict(batch)
          },
        },
      },
    }
    for (const told of [{}, { yardsToGo: 7 }, { clock: '0:12' }, { offenseScore: 13 }])
      gainForecasts(complete({ ...famousPlay, ...told }, bundle).situation, counting)
    expect(rows).toBe(32)
    gainForecasts(complete({ ...famousPlay, yardsToGoal: 35 }, bundle).situation, counting)
    expect(rows).toBe(64)
  })
})
