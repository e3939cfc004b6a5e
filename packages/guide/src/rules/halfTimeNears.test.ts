import { describe, expect, it } from 'vitest'
import { shareOfHalfTime } from './halfTimeNears.js'
import { rulebook } from './rulebook.js'
import { fourthAndTwo } from './states.fixture.js'

const rules = rulebook(2020, 'REG')
const share = (secondsLeft: number, quarter = 2) =>
  shareOfHalfTime({ ...fourthAndTwo, quarter, secondsLeft }, rules)

describe('half-time', () => {
  it('counts in the last seconds of the first half only, without a step', () => {
    const { from, fully, share: most } = rules.halfTimeNears
    expect([share(from + 1), share(from), share(fully), share(0)]).toEqual([0, 0, most, most])
    expect(share((from + fully) / 2)).toBeCloseTo(most / 2, 12)
    expect([share(5, 1), share(5, 3), share(5, 4)]).toEqual([0, 0, 0])
  })
})
