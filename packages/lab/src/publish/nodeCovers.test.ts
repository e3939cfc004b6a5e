import { leafPaths, treeShap } from '@fourthright/guide'
import { beforeAll, describe, expect, it } from 'vitest'
import { describeWith, needsXgboost } from '../../../../test/support/needs.js'
import { madeUpPlays } from '../engine/plays.fixture.js'
import { predictContributions, predictMargins } from '../engine/predict.js'
import { trainBooster } from '../engine/trainBooster.js'
import { compactTrees } from './compactTrees.js'
import { gainShares } from './gainShares.js'
import { nodeCovers } from './nodeCovers.js'

/** A root, an inner node and three leaves; node 5 was pruned away and must not count. */
const tree = {
  left_children: [1, -1, 3, -1, -1, -1],
  right_children: [2, -1, 4, -1, -1, -1],
  split_indices: [1, 0, 0, 0, 0, 1],
  split_conditions: [0.1, -0.5, 2.5, 0.25, 0.75, 99],
  default_left: [1, 0, 0, 0, 0, 0],
  sum_hessian: [30, 10, 20, 12, 8, 5],
  loss_changes: [9, 0, 3, 0, 0, 7],
}

const written = (change: object = {}) =>
  JSON.stringify({
    learner: {
      gradient_booster: {
        name: 'gbtree',
        model: { trees: [{ ...tree, ...change }], tree_info: [0] },
      },
      learner_model_param: { base_score: '5E-1', num_class: '0', num_feature: '2' },
      objective: { name: 'reg:squarederror' },
    },
  })

describe('nodeCovers', () => {
  it('lists the covers in preorder, without what was pruned', () => {
    expect([...nodeCovers(written())]).toEqual([30, 10, 20, 12, 8])
  })

  it('refuses a model that does not say how many rows came to a node', () => {
    expect(() => nodeCovers(written({ sum_hessian: undefined }))).toThrow(
      expect.objectContaining({ code: 'publish/covers' }),
    )
  })
})

describe('gainShares', () => {
  it('are shares of what all splits gained', () => expect(gainShares(written(), 2)).toEqual([0.25, 0.75]))
})

describeWith(needsXgboost(), 'treeShap, beside the native library', () => {
  const classes = 4
  const { features, gains } = madeUpPlays(2000, 8)
  const columns = features.names.length
  let model: Uint8Array

  beforeAll(async () => {
    const trained = await trainBooster({
      parameters: { objective: 'multi:softprob', num_class: classes, eta: 0.3, max_depth: 5, subsample: 0.8 },
      rounds: 30,
      seed: 3,
      features,
      labels: gains.map((gain) => Math.min(classes - 1, Math.floor(gain / 3))),
    })
    model = trained.model
  }, 60_000)

  /** Plays that the model has not seen, and some whose values sit on its thresholds or are all missing. */
  function rowsToExplain(): Float32Array {
    const held = madeUpPlays(300, 9).features.values
    const { thresholds, thresholdCounts } = compactTrees(model)
    const rows = new Float32Array(held.length + 40 * columns)
    rows.set(held)
    let first = 0
    thresholdCounts.forEach((count, feature) => {
      for (let row = 0; row < 39; row++)
        rows[held.length + row * columns + feature] = thresholds[first + (row % count)] as number
      first += count
    })
    rows.fill(Number.NaN, rows.length - columns)
    return rows
  }

  it('equals its contributions within 1e-4, missing values and thresholds included, and adds up to the margins', async () => {
    const rows = rowsToExplain()
    const count = rows.length / columns
    const paths = leafPaths(compactTrees(model), nodeCovers(model))
    const ours = treeShap(paths, rows, count)
    const theirs = await predictContributions(model, rows, count)
    const margins = await predictMargins(model, rows, count)
    let [apart, open] = [0, 0]
    for (let one = 0; one < count * classes; one++) {
      const parts = ours.subarray(one * columns, (one + 1) * columns)
      parts.forEach((part, feature) => {
        apart = Math.max(apart, Math.abs(part - (theirs[one * (columns + 1) + feature] as number)))
      })
      const expected = paths.expected[one % classes] as number
      apart = Math.max(apart, Math.abs(expected - (theirs[one * (columns + 1) + columns] as number)))
      const sum = parts.reduce((total, part) => total + part, expected)
      open = Math.max(open, Math.abs(sum - (margins[one] as number)))
    }
    expect(apart).toBeLessThan(1e-4)
    expect(open).toBeLessThan(1e-5)
  })
})
