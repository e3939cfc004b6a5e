import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainBundle } from '../decide/plainBundle.fixture.js'
import { puntedBy, puntersReach } from './puntedBy.js'
import { shiftedChance } from './shiftedChance.js'

const punt = (yardsToGoal: number) =>
  plainBundle().models.punt.predict([{ yardsToGoal, season: 2020 }])[0] ?? []
const from = fc.integer({ min: 31, max: 99 })
const yards = fc.double({ min: -6, max: 6, noNaN: true })

describe("a punter's punt", () => {
  it('has the chances of the league, and its touchbacks, blocks and touchdowns', () => {
    fc.assert(
      fc.property(from, yards, (yardsToGoal, effect) => {
        const [league, his] = [punt(yardsToGoal), puntedBy(punt(yardsToGoal), yardsToGoal, effect)]
        his.forEach(({ label, probability, spot }, at) => {
          expect(probability).toBe(league[at]?.probability)
          expect(label).toBe(league[at]?.label)
          if (label !== 'returned' && label !== 'muffed') expect(spot).toBe(league[at]?.spot)
        })
      }),
    )
  })

  it('ends his yards from where the league does, all of them from deep, none near the goal, always in the field', () => {
    fc.assert(
      fc.property(from, yards, (yardsToGoal, effect) => {
        const league = punt(yardsToGoal)
        puntedBy(league, yardsToGoal, effect).forEach(({ label, spot }, at) => {
          if (label !== 'returned') return
          const moved = (league[at]?.spot ?? Number.NaN) + puntersReach(yardsToGoal) * effect
          expect(spot).toBeCloseTo(Math.min(99, Math.max(1, moved)), 9)
        })
      }),
    )
    expect([31, 35, 50, 65, 99].map(puntersReach)).toEqual([0, 0, 0.5, 1, 1])
  })

  it("is the league's without a name", () => {
    expect(puntedBy(punt(70), 70, 0)).toEqual(punt(70))
  })
})

describe('a chance moved in log-odds', () => {
  const chance = fc.double({ min: 0.001, max: 0.999, noNaN: true })
  const logOdds = fc.double({ min: -2, max: 2, noNaN: true })

  it('moves by so much, and back again', () => {
    fc.assert(
      fc.property(chance, logOdds, (was, by) => {
        const is = shiftedChance(was, by)
        expect(Math.log(is / (1 - is)) - Math.log(was / (1 - was))).toBeCloseTo(by, 9)
        expect(shiftedChance(is, -by)).toBeCloseTo(was, 9)
      }),
    )
  })

  it('stays certain where it is', () => {
    expect([shiftedChance(0, 1), shiftedChance(1, -1)]).toEqual([0, 1])
  })
})
