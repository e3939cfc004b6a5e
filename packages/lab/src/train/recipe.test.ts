import { describe, expect, it } from 'vitest'
import { parseRecipe, readRecipe } from './recipe.js'
import { smallRecipe } from './smallRecipe.fixture.js'
import { experimentRecipe } from './trainBundle.js'

describe('a recipe', () => {
  it('is what the house ships', async () => {
    const recipe = await readRecipe(experimentRecipe)
    expect(recipe.name).toBe('experiment')
    expect(recipe.yardsGained.seasons).toEqual([2016, 2019])
    expect(recipe.winProbability.seasons[1]).toBeLessThan(2019)
    expect(recipe.form.expectedPointsSeasons[1]).toBeLessThan(recipe.yardsGained.seasons[0])
  })

  it('has to be there', async () => {
    await expect(readRecipe('/nowhere/recipe.json')).rejects.toMatchObject({
      code: 'recipe/not-found',
      message: expect.stringContaining('/nowhere/recipe.json'),
    })
  })

  const recipe = smallRecipe()
  it.each([
    ['is no JSON', '{', 'recipe'],
    ['has a key that nobody knows', JSON.stringify({ ...recipe, colour: 'green' }), 'recipe'],
    ['lacks a part', JSON.stringify({ ...recipe, punt: undefined }), 'punt'],
    [
      'has its seasons reversed',
      JSON.stringify({ ...recipe, tries: { seasons: [2019, 2015] } }),
      'tries.seasons',
    ],
    ['has seasons before play-by-play', JSON.stringify({ ...recipe, tables: [1990, 2020] }), 'tables.0'],
    [
      'has no rounds',
      JSON.stringify({ ...recipe, playCall: { ...recipe.playCall, rounds: 0 } }),
      'playCall.rounds',
    ],
    ['has a name that is a path', JSON.stringify({ ...recipe, name: '../evil' }), 'name'],
    ['hides a yard and more', JSON.stringify({ ...recipe, hiddenDistance: [-1.5, 1.5] }), 'hiddenDistance.0'],
  ])('is refused when it %s', (_, text, field) => {
    expect(() => parseRecipe(text, 'my.json')).toThrow(
      expect.objectContaining({
        name: 'DataError',
        code: 'recipe/invalid',
        field,
        message: expect.stringContaining('my.json'),
      }),
    )
  })

  it('names the key that nobody knows', () => {
    expect(() => parseRecipe(JSON.stringify({ ...recipe, colour: 'green' }), 'my.json')).toThrow(/colour/)
  })
})
