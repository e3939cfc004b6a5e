import { famousPlay, readSituation } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { downAndSpot } from './downAndSpot.js'
import { situationLine } from './situationLine.js'

describe('the situation in words', () => {
  it('says the famous play', () => {
    expect(situationLine(readSituation(famousPlay))).toBe(
      '2020 week 15: IND 20, HOU 20, quarter 4, 3:21 left, 4th & 0.25 at HOU 36',
    )
  })

  it('says that the clock runs', () => {
    const running = readSituation({ ...famousPlay, clockRunning: true, playClock: 12 })
    expect(situationLine(running)).toMatch(/quarter 4, 3:21 left and running, 4th/)
  })

  it('says a try after a touchdown in overtime', () => {
    const overtime = { season: 2025, offense: 'IND', defense: 'HOU', quarter: 5, clock: '4:00', phase: 'try' }
    expect(situationLine(readSituation({ ...overtime, offenseScore: 26, defenseScore: 20 }))).toBe(
      '2025: IND 26, HOU 20, overtime, 4:00 left, IND has scored a touchdown',
    )
  })

  it.each([
    [4, 8, 8, '4th & goal at HOU 8'],
    [4, 2, 50, '4th & 2 at midfield'],
    [1, 10, 75, '1st & 10 at IND 25'],
    [4, 8.251, 43.999, '4th & 8.25 at HOU 44'],
  ])('down %i, %d to go, %d to the goal is %s', (down, yardsToGo, yardsToGoal, words) => {
    expect(downAndSpot({ offense: 'IND', defense: 'HOU', down, yardsToGo, yardsToGoal })).toBe(words)
  })
})
