import { DataError, decodeTrees, scoreMargins } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { describeWith, needsXgboost } from '../../../../test/support/needs.js'
import type { XgboostParameters } from '../engine/parameters.js'
import { predictMargins } from '../engine/predict.js'
import { trainBooster } from '../engine/trainBooster.js'
import { compactTrees } from './compactTrees.js'
import type { XgboostModel, XgboostTree } from './xgboostModel.js'

/** A root, an inner node and three leaves; node 5 was pruned away and must not count. */
const tree: XgboostTree = {
  left_children: [1, -1, 3, -1, -1, -1],
  right_children: [2, -1, 4, -1, -1, -1],
  split_indices: [1, 0, 0, 0, 0, 1],
  split_conditions: [0.1, -0.5, 2.5, 0.25, 0.75, 99],
  default_left: [1, 0, 0, 0, 0, 0],
}

function written(change: (learner: Record<string, unknown>) => object = (learner) => learner): string {
  const learner: XgboostModel['learner'] = {
    feature_names: ['down', 'yardsToGo'],
    gradient_booster: { name: 'gbtree', model: { trees: [tree], tree_info: [0] } },
    learner_model_param: { base_score: '5E-1', num_class: '0', num_feature: '2', num_target: '1' },
    objective: { name: 'reg:squarederror' },
  }
  return JSON.stringify({ learner: change({ ...learner }) })
}

const withTree = (change: object) => (learner: object) => ({
  ...learner,
  gradient_booster: { name: 'gbtree', model: { trees: [{ ...tree, ...change }], tree_info: [0] } },
})
const withParameters = (change: object) => (learner: object) => ({
  ...learner,
  learner_model_param: { base_score: '5E-1', num_class: '0', num_feature: '2', ...change },
})

describe('compactTrees', () => {
  it('writes nodes in preorder, thresholds once and in order, without what was pruned', () => {
    expect(compactTrees(written())).toEqual({
      classes: 1,
      features: ['down', 'yardsToGo'],
      baseMargins: Float32Array.of(0.5),
      treeClasses: Uint8Array.of(0),
      thresholdCounts: Uint32Array.of(1, 1),
      thresholds: Float32Array.of(2.5, 0.1),
      structure: Uint8Array.of(1 + 2 + 1, 0, 1, 0, 0),
      thresholdPlaces: Uint8Array.of(0, 0),
      leaves: Float32Array.of(-0.5, 0.25, 0.75),
    })
  })

  it.each([
    ['a probability of one half', 'binary:logistic', '5E-1', 0],
    ['a probability', 'binary:logistic', '2.5E-1', -1.0986123],
    ['a margin', 'reg:squarederror', '2.5E-1', 0.25],
    ['the list of newer files', 'binary:logistic', '[2.5E-1]', -1.0986123],
  ])('starts at the margin of %s', (_, name, base_score, margin) => {
    const json = written((learner) => ({ ...withParameters({ base_score })(learner), objective: { name } }))
    expect(compactTrees(json).baseMargins[0]).toBeCloseTo(margin, 6)
  })

  it('takes the names of the features from the caller where the model has none', () => {
    const json = written((learner) => ({ ...learner, feature_names: [] }))
    expect(compactTrees(json, ['a', 'b']).features).toEqual(['a', 'b'])
  })

  it('uses two bytes a threshold where one is not enough', () => {
    const many = Array.from({ length: 300 }, (_, place) => ({
      ...tree,
      split_conditions: [place, 0, 0, 0, 0, 0],
    }))
    const json = written((learner) => ({
      ...learner,
      gradient_booster: { name: 'gbtree', model: { trees: many, tree_info: many.map(() => 0) } },
    }))
    const compact = compactTrees(json)
    expect(compact.thresholdPlaces).toBeInstanceOf(Uint16Array)
    const ensemble = decodeTrees(compact)
    expect(scoreMargins(ensemble, Float32Array.of(0, 299), 1)[0]).toBe(0.5)
  })

  it.each([
    ['publish/not-a-model', '{"learner":'],
    ['publish/not-a-model', 'null'],
    ['publish/not-a-model', '{"learner":{}}'],
    ['publish/categorical-split', written(withTree({ split_type: [1, 0, 0, 0, 0, 0] }))],
    ['publish/vector-leaf', written(withTree({ tree_param: { size_leaf_vector: '3' } }))],
    ['publish/vector-leaf', written(withParameters({ num_target: '2' }))],
    ['publish/booster', written((learner) => ({ ...learner, gradient_booster: { name: 'dart' } }))],
    ['publish/objective', written((learner) => ({ ...learner, objective: { name: 'survival:aft' } }))],
    ['publish/classes', written(withParameters({ num_class: '300' }))],
    ['publish/features', written((learner) => ({ ...learner, feature_names: [] }))],
    ['publish/features', written(withParameters({ num_feature: '3' }))],
  ])('refuses with %s', (code, json) => {
    expect(() => compactTrees(json)).toThrow(DataError)
    expect(() => compactTrees(json)).toThrow(expect.objectContaining({ code }))
  })

  it('refuses other names than the model has', () => {
    expect(() => compactTrees(written(), ['yardsToGo', 'down'])).toThrow(
      expect.objectContaining({ code: 'publish/features' }),
    )
  })
})

/** Plays of a made-up game: repeated values, missing ones, and a result that depends on some. */
function madeUp(rows: number, seed: number) {
  let state = seed
  const chance = () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
  const values = new Float32Array(rows * 4)
  const gains = new Float32Array(rows)
  for (let row = 0; row < rows; row++) {
    const play = [
      Math.ceil(chance() * 15),
      Math.round(chance() * 100) / 10,
      chance(),
      chance() < 0.2 ? Number.NaN : chance(),
    ]
    values.set(play, row * 4)
    gains[row] = (play[0] as number) * chance() + (play[1] as number) * (Number.isNaN(play[3]) ? 1 : chance())
  }
  return { names: ['a', 'b', 'c', 'd'], values, rows, gains }
}

const trainings: [title: string, parameters: XgboostParameters, labelOf: (gain: number) => number][] = [
  [
    'a softprob',
    { objective: 'multi:softprob', num_class: 5, max_depth: 4 },
    (gain) => Math.min(4, Math.floor(gain / 3)),
  ],
  [
    'a logistic',
    { objective: 'binary:logistic', max_depth: 6, base_score: 0.75 },
    (gain) => (gain > 6 ? 1 : 0),
  ],
  [
    'exact splits',
    { objective: 'reg:squarederror', max_depth: 7, tree_method: 'exact', base_score: 3 },
    (gain) => gain,
  ],
  [
    'deep lopsided trees',
    { objective: 'reg:squarederror', max_depth: 0, max_leaves: 40, grow_policy: 'lossguide' },
    (gain) => gain,
  ],
  [
    'boosted forests',
    { objective: 'binary:logistic', num_parallel_tree: 3, subsample: 0.7 },
    (gain) => (gain > 6 ? 1 : 0),
  ],
  ['pruned trees', { objective: 'reg:squarederror', tree_method: 'exact', gamma: 20 }, (gain) => gain],
]

describeWith(needsXgboost(), 'compactTrees beside libxgboost', () => {
  it.each(trainings)('gives the margins of %s bit for bit', async (_, parameters, labelOf) => {
    const { gains, ...features } = madeUp(1500, 7)
    const labels = gains.map(labelOf)
    const { model } = await trainBooster({ parameters, rounds: 12, seed: 1, features, labels })
    const compact = compactTrees(model)
    const ensemble = decodeTrees(compact)

    // Rows beside those of the training: every threshold in every column, and nothing but missing values.
    const edges = Array.from(compact.thresholds).flatMap((threshold) => [
      threshold,
      threshold,
      threshold,
      threshold,
    ])
    const rows = Float32Array.of(...madeUp(500, 8).values, ...edges, ...Array(4).fill(Number.NaN))
    const count = rows.length / 4
    const ours = scoreMargins(ensemble, rows, count)
    expect(ours).toEqual(await predictMargins(model, rows, count))
    expect(new Set(ours).size).toBeGreaterThan(20)

    const baseMargin = Float32Array.from(ours, (margin) => margin * -0.3)
    const started = scoreMargins(ensemble, rows, count, undefined, baseMargin)
    expect(started).toEqual(await predictMargins(model, rows, count, { baseMargin }))
  })
})
