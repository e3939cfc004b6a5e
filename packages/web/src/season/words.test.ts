import { describe, expect, it } from 'vitest'
import { longRound, shortRound } from './rounds.js'
import { downWords, resultWords, scoreWords, timeWords } from './situationWords.js'
import { teamName } from './teamNames.js'

describe('a fourth down in words', () => {
  it.each([
    [{ yardsToGo: 2, yardsToGoal: 36, defense: 'HOU' }, '4th & 2 at HOU 36'],
    [{ yardsToGo: 3, yardsToGoal: 3, defense: 'HOU' }, '4th & goal at HOU 3'],
    [{ yardsToGo: 1, yardsToGoal: 80, defense: 'HOU' }, '4th & 1 at own 20'],
    [{ yardsToGo: 10, yardsToGoal: 50, defense: 'HOU' }, '4th & 10 at midfield'],
  ])('%j is %s', (decision, words) => expect(downWords(decision)).toBe(words))

  it('says time and score from the offense’s view', () => {
    expect(timeWords({ quarter: 4, clock: '3:21' })).toBe('Q4 3:21')
    expect(timeWords({ quarter: 5, clock: '7:02' })).toBe('OT 7:02')
    expect(scoreWords({ offenseScore: 17, defenseScore: 20 })).toBe('down 17–20')
    expect(scoreWords({ offenseScore: 20, defenseScore: 20 })).toBe('tied 20–20')
  })

  it('tells yards only where they tell something', () => {
    expect(resultWords('stopped', 1)).toBe('Stopped, 1 yd')
    expect(resultWords('puntReturned', 0)).toBe('Punted')
    expect(resultWords(null)).toBe('')
    expect(resultWords('somethingNew')).toBe('something new')
  })
})

describe('a season’s names', () => {
  it('are those of its day', () => {
    expect(teamName('OAK', 2019)).toBe('Raiders')
    expect(teamName('WAS', 2020)).toBe('Washington')
    expect(teamName('WAS', 2023)).toBe('Commanders')
    expect(teamName('XYZ', 2020)).toBe('XYZ')
  })

  it('call playoff rounds by their names, which moved by a week in 2021', () => {
    expect(shortRound({ week: 15, seasonType: 'REG' }, 2020)).toBe('W15')
    expect(longRound({ week: 21, seasonType: 'POST' }, 2020)).toBe('Super Bowl')
    expect(shortRound({ week: 19, seasonType: 'POST' }, 2021)).toBe('WC')
    expect(longRound({ week: 18, seasonType: 'REG' }, 2021)).toBe('Week 18')
  })
})
