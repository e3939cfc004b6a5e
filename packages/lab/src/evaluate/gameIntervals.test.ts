import { describe, expect, it } from 'vitest'
import { gameInterval, type Interval, middle, rowsByGame } from './gameIntervals.js'
import { mean } from './metrics.js'
import { randomStream } from './random.js'

const width = ([low, high]: Interval) => high - low

describe('an interval of games', () => {
  const games = Array.from({ length: 40 }, (_, game) => new Array<string>(25).fill(`game ${game}`)).flat()
  const random = randomStream(1)
  const independent = games.map(() => (random() < 0.5 ? 1 : 0))
  /** All plays of a game come out alike. */
  const alike = games.map((_, at) => Math.floor(at / 25) % 2)

  it('is five times as wide where the 25 plays of a game are one and the same', () => {
    const ratio = width(gameInterval(alike, games)) / width(gameInterval(independent, games))
    expect(ratio).toBeGreaterThan(3)
    expect(ratio).toBeLessThan(8)
  })

  it('is that of independent plays when every play is its own game', () => {
    const [low, high] = gameInterval(
      independent,
      games.map((_, at) => String(at)),
    )
    const share = mean(independent)
    const standardError = Math.sqrt((share * (1 - share)) / games.length)
    expect(low).toBeCloseTo(share - 1.96 * standardError, 2)
    expect(high).toBeCloseTo(share + 1.96 * standardError, 2)
  })

  it('is wider at a higher level, and the same every time', () => {
    expect(width(gameInterval(alike, games, 0.995))).toBeGreaterThan(width(gameInterval(alike, games)))
    expect(gameInterval(alike, games)).toEqual(gameInterval(alike, games))
  })

  it('keeps the plays of a game together wherever they stand', () => {
    expect(rowsByGame(['A', 'B', 'A', 'C', 'B'])).toEqual([[0, 2], [1, 4], [3]])
    const shuffled = games.map((_, at) => (at * 7) % games.length)
    const interval = gameInterval(
      shuffled.map((at) => alike[at] as number),
      shuffled.map((at) => games[at] as string),
    )
    expect(width(interval)).toBeCloseTo(width(gameInterval(alike, games)), 1)
  })

  it('is the middle of sorted values', () => {
    const values = Float64Array.from({ length: 101 }, (_, at) => at)
    expect(middle(values, 0.9)).toEqual([5, 95])
    expect(middle(values, 1)).toEqual([0, 100])
    expect(middle(Float64Array.of(3), 0.5)).toEqual([3, 3])
  })
})
