import { beforeAll, expect, it } from 'vitest'
import { describeWith, needsBigData } from '../../../../test/support/needs.js'
import { type Recipe, readRecipe } from '../train/recipe.js'
import { experimentRecipe } from '../train/trainBundle.js'
import { ballOffsets, hiddenDistance } from './hiddenDistance.js'

const data = needsBigData()

describeWith(data, 'what a whole yard hides in the tracking sample', () => {
  let recipe: Recipe
  let offsets: number[]
  beforeAll(async () => {
    recipe = await readRecipe(experimentRecipe)
    offsets = await ballOffsets(data.folder)
  })

  it('is what the recipe says', () => {
    expect(hiddenDistance(offsets)).toEqual(recipe.hiddenDistance)
  })

  it('comes from the plays that the card names', () => {
    expect(offsets).toHaveLength(511)
    expect(offsets.filter((offset) => Math.abs(offset) <= 1)).toHaveLength(501)
  })
})
