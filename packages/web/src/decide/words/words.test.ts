import { describe, expect, it } from 'vitest'
import { afterwards } from './outcomeWords.js'
import { percent, signedPoints } from './percent.js'
import { downWords, leadWords, longestWords, placeWords, spotWords, yardsWords } from './spotWords.js'
import { possessive, teamsByName } from './teamNames.js'

const game = { offense: 'IND', defense: 'HOU' }

describe('a spot', () => {
  it.each([
    [36, 'the Texans’ 36'],
    [64, 'the Colts’ 36'],
    [50, 'midfield'],
    [50.04, 'midfield'],
    [0.4, 'the Texans’ 0.4'],
    [0, 'the Texans’ goal line'],
  ])('%d yards from the goal line is %s', (yardsToGoal, words) => {
    expect(spotWords(game, yardsToGoal)).toBe(words)
  })
})

describe('a down', () => {
  it.each([
    [0.25, 36, '4th and inches'],
    [4, 36, '4th and 4'],
    [2.3, 36, '4th and 2.3'],
    [8, 8, '4th and goal'],
    [0.4, 0.4, '4th and goal'],
  ])('with %d to go and %d to the goal is %s', (yardsToGo, yardsToGoal, words) => {
    expect(downWords({ ...game, yardsToGo, yardsToGoal })).toBe(words)
  })

  it('says its place, and a try has none', () => {
    expect(placeWords({ ...game, down: 4, yardsToGo: 0.25, yardsToGoal: 36 })).toBe(
      '4th and inches at the Texans’ 36',
    )
    expect(placeWords({ ...game, down: null, yardsToGo: null, yardsToGoal: null })).toBe(
      'The try after a touchdown',
    )
  })
})

it('says who leads from the offense’s side', () => {
  expect(leadWords({ offenseScore: 23, defenseScore: 31 })).toBe('down 8')
  expect(leadWords({ offenseScore: 20, defenseScore: 20 })).toBe('tied')
})

it('writes chances in whole per cents, and none as certain that is not', () => {
  expect(percent(0.814).replace(/\s/g, ' ')).toBe('81 %')
  expect(percent(0.001).replace(/\s/g, ' ')).toBe('<1 %')
  expect(percent(0.998).replace(/\s/g, ' ')).toBe('>99 %')
  expect(percent(0.9999999999).replace(/\s/g, ' ')).toBe('100 %')
})

it('writes points with their sign, tenths below one', () => {
  expect(signedPoints(0.268)).toBe('+27')
  expect(signedPoints(-0.03)).toBe('−3')
  expect(signedPoints(-0.007)).toBe('−0.7')
})

it('knows every team by its name', () => {
  expect(teamsByName).toHaveLength(32)
  expect(new Set(teamsByName.map(({ name }) => name)).size).toBe(32)
  expect(possessive('SF')).toBe('49ers’')
})

it('keeps the longest distance in mind as a coach does', () => {
  expect(longestWords(4)).toBe('From here, going is right at 4th and 4 or less.')
  expect(longestWords(0)).toMatch(/no whole distance/)
})

it('writes a quarter of a yard and one yard', () => {
  expect(yardsWords(0.25)).toBe('0.25 yards')
  expect(yardsWords(1)).toBe('1 yard')
})

it('says where a stop leaves the ball', () => {
  const next = { ...game, offense: 'HOU', defense: 'IND', phase: 'scrimmage', yardsToGoal: 64 }
  expect(afterwards({ label: 'stopped', probability: 1, winProbability: 0.5, next } as never)).toBe(
    'Texans at their own 36',
  )
})
