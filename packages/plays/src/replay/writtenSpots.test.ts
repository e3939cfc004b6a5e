import { describe, expect, it } from 'vitest'
import { looseBallAt, walkedOff } from './writtenSpots.js'

describe('where a loose ball came to rest', () => {
  it.each([
    [
      '8-A.Able punts 40 yards to HOU 28. 11-B.Baker MUFFS catch, and recovers at HOU 30. 11-B.Baker to HOU 30',
      30,
    ],
    ['8-A.Able sacked at IND 29 for -7 yards. FUMBLES, RECOVERED by HOU-53-C.Cook at IND 35.', 65],
    ['8-A.Able FUMBLES (Aborted) at HOU 48, and recovers at 50.', 50],
    ['8-A.Able punt is BLOCKED by 55-D.Dunn, ball out of bounds at IND 3.', 97],
    [
      '8-A.Able FUMBLES, recovered by IND-9-E.East at HOU 40. PENALTY on HOU-1-F.Fox, Holding, enforced at HOU 30',
      40,
    ],
    ['8-A.Able to HOU 9. FUMBLES at HOU 9. The play was REVERSED. 8-A.Able to HOU 9 for no gain.', null],
    ['8-A.Able up the middle to HOU 30 for 3 yards.', null],
  ])('%s', (words, yards) => expect(looseBallAt(words, 'IND')).toBe(yards))
})

describe('a penalty that was walked off', () => {
  it.each([
    ['PENALTY on HOU-1-F.Fox, Offensive Holding, 10 yards, enforced at HOU 20.', { from: 20, yards: -10 }],
    [
      'Penalty on IND-2-G.Gray, Clipping, declined. PENALTY on IND-3-H.Hall, Hold, 9 yards, enforced at IND 18 - No Play.',
      { from: 82, yards: 9 },
    ],
    ['PENALTY on HOU-1-F.Fox, Taunting, 15 yards, enforced between downs.', { from: null, yards: -15 }],
    ['Penalty on HOU-1-F.Fox, Offensive Holding, declined.', null],
    ['8-A.Able up the middle to HOU 30 for 3 yards.', null],
  ])('%s', (words, penalty) => expect(walkedOff(words, 'IND')).toEqual(penalty))

  it('knows teams by their old names too', () => {
    expect(walkedOff('PENALTY on SD-1-F.Fox, Holding, 10 yards, enforced at SD 20.', 'LAC')).toEqual({
      from: 80,
      yards: 10,
    })
  })
})
