import { InputError } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { checkTrainRequest } from './checkRequest.js'
import { conversionRequest, heldOut } from './plays.fixture.js'
import type { TrainRequest } from './trainRequest.js'

const { features, labels } = conversionRequest()
const { rows } = features
const filled = (value: number, length = rows) => new Float32Array(length).fill(value)
const withFirst = (array: Float32Array, value: number) => Float32Array.of(value, ...array.subarray(1))
const logistic = { objective: 'binary:logistic' } as const
const softprob = { objective: 'multi:softprob', num_class: 3 } as const

describe('checkTrainRequest', () => {
  it('lets a plain request pass, and one with everything', () => {
    checkTrainRequest(conversionRequest())
    checkTrainRequest(
      conversionRequest({
        parameters: { ...softprob, monotone_constraints: [-1, 0, 1], interaction_constraints: [[0, 1], [2]] },
        weights: filled(0.5),
        baseMargin: filled(0.1, rows * 3),
        validation: {
          ...heldOut(),
          weights: filled(1),
          baseMargin: filled(0, rows * 3),
          earlyStoppingRounds: 5,
        },
      }),
    )
  })

  it('lets fractions be learned by a logistic and any number by least squares', () => {
    checkTrainRequest(conversionRequest({ labels: withFirst(labels, 0.5) }))
    checkTrainRequest(
      conversionRequest({ parameters: { objective: 'reg:squarederror' }, labels: filled(-3) }),
    )
  })

  it.each<[code: string, field: string, change: Partial<TrainRequest>]>([
    ['engine/no-rows', 'features', { features: { ...features, rows: 0 } }],
    ['engine/feature-count', 'features.values', { features: { ...features, names: ['a', 'b'] } }],
    ['engine/feature-names', 'features.names', { features: { ...features, names: ['a', 'b', 'a'] } }],
    ['engine/feature-names', 'features.names', { features: { ...features, names: ['a', 'b', 'c[0]'] } }],
    ['engine/feature-names', 'features.names', { features: { ...features, names: ['a', 'b', ''] } }],
    [
      'engine/infinite-feature',
      'features.values',
      { features: { ...features, values: withFirst(features.values, Infinity) } },
    ],
    ['engine/label-count', 'labels', { labels: filled(1, 3) }],
    ['engine/label-nan', 'labels', { labels: withFirst(labels, Number.NaN) }],
    ['engine/label-range', 'labels', { labels: withFirst(labels, 1.5) }],
    ['engine/label-range', 'labels', { labels: withFirst(labels, -1) }],
    ['engine/label-range', 'labels', { parameters: softprob, labels: withFirst(labels, 3) }],
    ['engine/label-range', 'labels', { parameters: softprob, labels: withFirst(labels, 0.5) }],
    ['engine/constant-labels', 'labels', { labels: filled(1) }],
    ['engine/weights', 'weights', { weights: filled(1, 3) }],
    ['engine/weights', 'weights', { weights: filled(0) }],
    ['engine/weights', 'weights', { weights: withFirst(filled(1), -1) }],
    ['engine/base-margin', 'baseMargin', { baseMargin: filled(0, 3) }],
    ['engine/base-margin', 'baseMargin', { baseMargin: filled(Number.NaN) }],
    ['engine/base-margin', 'baseMargin', { parameters: softprob, baseMargin: filled(0) }],
    ['engine/base-margin', 'validation.baseMargin', { baseMargin: filled(0), validation: heldOut() }],
    ['engine/rounds', 'rounds', { rounds: 0 }],
    ['engine/seed', 'seed', { seed: -1 }],
    ['engine/seed', 'seed', { seed: 0.5 }],
    [
      'engine/early-stopping',
      'validation.earlyStoppingRounds',
      { validation: { ...heldOut(), earlyStoppingRounds: 0 } },
    ],
    ['engine/no-rows', 'validation', { validation: { values: filled(0, 0), labels: filled(0, 0) } }],
    ['engine/feature-count', 'validation.values', { validation: { ...heldOut(), values: filled(0) } }],
    ['engine/label-nan', 'validation.labels', { validation: { ...heldOut(), labels: filled(Number.NaN) } }],
    ['engine/weights', 'validation.weights', { validation: { ...heldOut(), weights: filled(1, 3) } }],
    ['engine/parameters', 'parameters.num_class', { parameters: { objective: 'multi:softprob' } }],
    ['engine/parameters', 'parameters.num_class', { parameters: { ...logistic, num_class: 2 } }],
    ['engine/parameters', 'parameters.base_score', { parameters: { ...logistic, base_score: 1 } }],
    [
      'engine/parameters',
      'parameters.monotone_constraints',
      { parameters: { ...logistic, monotone_constraints: [1] } },
    ],
    [
      'engine/parameters',
      'parameters.monotone_constraints',
      { parameters: { ...logistic, monotone_constraints: [1, 2, 0] } },
    ],
    [
      'engine/parameters',
      'parameters.interaction_constraints',
      { parameters: { ...logistic, interaction_constraints: [[3]] } },
    ],
  ])('refuses with %s at %s', (code, field, change) => {
    const check = () => checkTrainRequest(conversionRequest(change))
    expect(check).toThrow(InputError)
    expect(check).toThrow(expect.objectContaining({ code, field }))
  })
})
