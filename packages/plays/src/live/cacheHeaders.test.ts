import { describe, expect, it } from 'vitest'
import { freshSeconds, retryAfterSeconds } from './cacheHeaders.js'

const now = Date.parse('2020-09-13T20:25:00Z')

describe('what an answer says about the next request', () => {
  it.each([
    ['120', 120],
    ['Sun, 13 Sep 2020 20:26:30 GMT', 90],
    ['Sun, 13 Sep 2020 20:00:00 GMT', 0],
    ['soon', 0],
    ['-5', 0],
  ])('waits after Retry-After: %s for %d seconds', (text, seconds) => {
    expect(retryAfterSeconds(new Headers({ 'retry-after': text }), now)).toBe(seconds)
  })

  it.each([
    [{ 'cache-control': 'public, max-age=10' }, 10],
    [{ 'cache-control': 'max-age=10', age: '4' }, 6],
    [{ 'cache-control': 'max-age=10', age: '40' }, 0],
    [{ 'cache-control': 'no-cache, max-age=10' }, 0],
    [{}, 0],
  ])('calls %j fresh for %d seconds', (headers, seconds) => {
    expect(freshSeconds(new Headers(headers))).toBe(seconds)
  })
})
