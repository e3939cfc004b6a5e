import { leafPaths, treeShap } from '@fourthright/guide'
import { beforeAll, expect, it } from 'vitest'
import { describeWith, needsBigData, needsXgboost } from '../../../../test/support/needs.js'
import { predictContributions, predictMargins } from '../engine/predict.js'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { inDatabase } from '../tables/database.js'
import { readyRoom } from '../train/readyRoom.js'
import { readRecipe } from '../train/recipe.js'
import { experimentRecipe } from '../train/trainBundle.js'
import { trainYardsGained } from '../train/yardsGained.js'
import { compactTrees } from './compactTrees.js'
import { nodeCovers } from './nodeCovers.js'

describeWith([needsBigData(), needsXgboost()], 'SHAP values of every late down of 2020', () => {
  let model: Uint8Array
  let rows: Float32Array
  let count: number

  beforeAll(async () => {
    const recipe = await readRecipe(experimentRecipe)
    await inDatabase(async (connection) => {
      const room = { connection, recipe, onProgress: () => {} }
      await readyRoom(room, needsBigData().folder)
      model = await trainYardsGained(room)
      const seasons = { firstSeason: 2020, lastSeason: 2020 }
      const frame = await query(connection, featureSql('attemptRows'), seasons)
      rows = frame.matrix(recipe.yardsGained.features)
      count = frame.rows
    })
  })

  it("equal XGBoost's own within 1e-4 and add up to its margins within 1e-5", async () => {
    expect(count).toBeGreaterThan(7000)
    const compact = compactTrees(model)
    const { classes, features } = compact
    const paths = leafPaths(compact, nodeCovers(model))
    const ours = treeShap(paths, rows, count)
    const theirs = await predictContributions(model, rows, count)
    const margins = await predictMargins(model, rows, count)
    const columns = features.length
    let [apart, open] = [0, 0]
    for (let one = 0; one < count * classes; one++) {
      let sum = paths.expected[one % classes] as number
      apart = Math.max(apart, Math.abs(sum - (theirs[one * (columns + 1) + columns] as number)))
      for (let feature = 0; feature < columns; feature++) {
        const part = ours[one * columns + feature] as number
        sum += part
        apart = Math.max(apart, Math.abs(part - (theirs[one * (columns + 1) + feature] as number)))
      }
      open = Math.max(open, Math.abs(sum - (margins[one] as number)))
    }
    console.info(
      `SHAP values of ${count} plays: at most ${apart.toExponential(1)} apart, ${open.toExponential(1)} open`,
    )
    expect(apart).toBeLessThan(1e-4)
    expect(open).toBeLessThan(1e-5)
  })
})
