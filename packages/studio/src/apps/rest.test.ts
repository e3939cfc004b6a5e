import { expect, it } from 'vitest'
import { noFalls, restAfter } from './rest.js'

it('rests longer after every fall, up to half a minute', () => {
  let rest = noFalls
  const waits = Array.from({ length: 9 }, (_, fall) => {
    rest = restAfter(rest, fall * 1000, fall * 1000 + 10)
    return rest.until - (fall * 1000 + 10)
  })
  expect(waits).toEqual([0, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
})

it('begins anew after a minute of life', () => {
  const rest = restAfter({ falls: 6, until: 0 }, 0, 60_000)
  expect(rest).toEqual({ falls: 1, until: 60_000 })
})
