import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  keepingInSight,
  numberedLines,
  shownYards,
  stepOfKey,
  stepped,
  windowAround,
  xOf,
  yardsIn,
} from './fieldGeometry.js'

const spots = fc.integer({ min: 1, max: 999 }).map((tenths) => tenths / 10)

it('shows the ball and the next first down wherever the ball is', () => {
  fc.assert(
    fc.property(spots, (yardsToGoal) => {
      const { from, to } = windowAround(yardsToGoal)
      const ball = 100 - yardsToGoal
      expect(ball).toBeGreaterThanOrEqual(from)
      expect(Math.min(100, ball + 10)).toBeLessThanOrEqual(to)
      expect(from).toBeGreaterThanOrEqual(-10)
      expect(to).toBeLessThanOrEqual(110)
    }),
  )
})

it('draws a dragged ball where the finger is: yards there and pixels back are the same way', () => {
  fc.assert(
    fc.property(
      spots,
      fc.integer({ min: -300, max: 300 }),
      fc.integer({ min: 200, max: 900 }),
      (spot, pixels, width) => {
        const window = windowAround(spot)
        const moved = xOf(50 + yardsIn(pixels, width), window, width) - xOf(50, window, width)
        expect(moved).toBeCloseTo(pixels, 6)
      },
    ),
  )
})

it('moves the window along with a ball that is dragged out of it, and no farther', () => {
  const window = windowAround(50)
  expect(keepingInSight(window, 60)).toBe(window)
  expect(keepingInSight(window, 95).to).toBe(99)
  expect(keepingInSight(window, 20).from).toBe(16)
  expect(keepingInSight(window, 108)).toEqual({ from: 110 - shownYards, to: 110 })
})

describe('steps', () => {
  it.each([
    [0.25, 1, 1],
    [1, 1, 2],
    [2.4, -1, 2],
    [2, -1, 1],
    [0.25, 0.1, 0.3],
    [0.3, 0.1, 0.4],
    [64, 10, 70],
    [64, -10, 60],
  ])('from %d by %d lead to %d', (from, by, to) => {
    expect(stepped(from, by)).toBe(to)
  })

  it('go toward the goal line to the right, by tenths with Shift, and know no other keys', () => {
    expect(stepOfKey('ArrowRight', false)).toBe(1)
    expect(stepOfKey('ArrowLeft', true)).toBe(-0.1)
    expect(stepOfKey('PageUp', false)).toBe(10)
    expect(stepOfKey('a', false)).toBeUndefined()
  })
})

it('numbers the lines as on the field, up to 50 and down again', () => {
  expect(numberedLines({ from: 36, to: 78 }).map(({ name }) => name)).toEqual(['40', '50', '40', '30'])
  expect(numberedLines({ from: 68, to: 110 }).at(-1)).toEqual({ yardLine: 100, name: 'Goal' })
})
