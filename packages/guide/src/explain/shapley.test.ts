import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shapleyValues } from './shapley.js'

/** The definition, word for word: the mean over all orders. */
function byOrders(players: number, worth: (coalition: number) => number): number[] {
  const orders = ordersOf(Array.from({ length: players }, (_, player) => player))
  const values = new Array<number>(players).fill(0)
  for (const order of orders) {
    let coalition = 0
    for (const player of order) {
      const joined = coalition | (1 << player)
      values[player] = (values[player] ?? 0) + (worth(joined) - worth(coalition)) / orders.length
      coalition = joined
    }
  }
  return values
}

function ordersOf(players: readonly number[]): number[][] {
  if (players.length === 0) return [[]]
  return players.flatMap((first) =>
    ordersOf(players.filter((player) => player !== first)).map((rest) => [first, ...rest]),
  )
}

const games = fc
  .integer({ min: 1, max: 5 })
  .chain((players) =>
    fc.tuple(
      fc.constant(players),
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 32, maxLength: 32 }),
    ),
  )

describe('Shapley values', () => {
  it('are the means over all orders, and sum to what all bring', () => {
    fc.assert(
      fc.property(games, ([players, worths]) => {
        const worth = (coalition: number) => worths[coalition] as number
        const values = shapleyValues(players, worth)
        byOrders(players, worth).forEach((value, player) => {
          expect(values[player]).toBeCloseTo(value, 10)
        })
        const sum = values.reduce((all, value) => all + value, 0)
        expect(sum).toBeCloseTo(worth(2 ** players - 1) - worth(0), 10)
      }),
    )
  })

  it('give nothing to a player who changes nothing', () => {
    const values = shapleyValues(3, (coalition) => Math.sqrt(coalition & 0b101))
    expect(values[1]).toBe(0)
  })
})
