import { InputError } from '@fourthright/guide'
import { checkParameters } from './checkParameters.js'
import { marginsPerRow } from './parameters.js'
import type { FeatureRows, TrainRequest } from './trainRequest.js'

/**
 * Refuses what no booster can be trained from, before any native call.
 *
 * @throws InputError 'engine/no-rows', 'engine/feature-count', 'engine/feature-names',
 * 'engine/infinite-feature', 'engine/label-count', 'engine/label-nan', 'engine/label-range',
 * 'engine/constant-labels', 'engine/weights', 'engine/base-margin', 'engine/rounds', 'engine/seed',
 * 'engine/early-stopping', 'engine/parameters'.
 */
export function checkTrainRequest(request: TrainRequest): void {
  const { features, validation } = request
  checkParameters(request.parameters, features.names.length)
  checkWholeNumber('rounds', request.rounds, 1, 1_000_000)
  checkWholeNumber('seed', request.seed, 0, 2 ** 31 - 1)
  checkFeatureNames(features.names)
  checkRows('features', features)
  checkLabels('labels', request.labels, features.rows, request)
  checkNotConstant(request)
  checkWeights('weights', request.weights, features.rows)
  checkBaseMargin('baseMargin', request.baseMargin, features.rows, request)
  if (!validation) return

  const rows = validation.labels.length
  checkRows('validation', { names: features.names, values: validation.values, rows })
  checkLabels('validation.labels', validation.labels, rows, request)
  checkWeights('validation.weights', validation.weights, rows)
  checkBaseMargin('validation.baseMargin', validation.baseMargin, rows, request)
  if ((validation.baseMargin === undefined) !== (request.baseMargin === undefined))
    refuse('engine/base-margin', {
      field: 'validation.baseMargin',
      valid: 'given for both the training and the validation rows, or for neither',
      message: 'Training and validation margins would start at different places.',
    })
  if (validation.earlyStoppingRounds !== undefined)
    checkWholeNumber('validation.earlyStoppingRounds', validation.earlyStoppingRounds, 1, 1_000_000)
}

/** @throws InputError 'engine/no-rows', 'engine/feature-count', 'engine/infinite-feature'. */
export function checkRows(field: string, { names, values, rows }: FeatureRows): void {
  if (!Number.isInteger(rows) || rows < 1)
    refuse('engine/no-rows', {
      field,
      value: rows,
      valid: 'at least one row',
      message: 'There are no rows to work on; check the seasons and the filter that chose them.',
    })
  if (values.length !== rows * names.length)
    refuse('engine/feature-count', {
      field: `${field}.values`,
      value: values.length,
      valid: `rows × features = ${rows} × ${names.length} = ${rows * names.length} values`,
      message: 'The values do not fill the rows: a feature is missing or there is one too many.',
    })
  const infinite = values.findIndex((value) => value === Infinity || value === -Infinity)
  if (infinite >= 0)
    refuse('engine/infinite-feature', {
      field: `${field}.values`,
      value: values[infinite],
      valid: 'finite numbers, or NaN where a value is missing',
      message: `Row ${Math.floor(infinite / names.length)} has an infinite ${names[infinite % names.length]}.`,
    })
}

function checkBaseMargin(
  field: string,
  baseMargin: Float32Array | undefined,
  rows: number,
  { parameters }: TrainRequest,
): void {
  const classes = marginsPerRow(parameters)
  if (!baseMargin || (baseMargin.length === rows * classes && baseMargin.every(Number.isFinite))) return
  refuse('engine/base-margin', {
    field,
    value: baseMargin.length,
    valid: `rows × classes = ${rows} × ${classes} = ${rows * classes} finite numbers`,
    message: 'The base margin needs one finite number for each row and class.',
  })
}

function checkFeatureNames(names: readonly string[]): void {
  const seen = new Set<string>()
  for (const name of names) {
    if (name === '' || /[[\]<]/.test(name) || seen.has(name))
      refuse('engine/feature-names', {
        field: 'features.names',
        value: name,
        valid: 'different names, not empty, without [, ] or < (XGBoost forbids them)',
        message: seen.has(name)
          ? `The feature ${name} stands there twice.`
          : `"${name}" cannot name a feature.`,
      })
    seen.add(name)
  }
}

function checkLabels(field: string, labels: Float32Array, rows: number, { parameters }: TrainRequest): void {
  if (labels.length !== rows)
    refuse('engine/label-count', {
      field,
      value: labels.length,
      valid: `${rows} labels, one a row`,
      message: 'Every row needs its label.',
    })
  const unknown = labels.findIndex((label) => !Number.isFinite(label))
  if (unknown >= 0)
    refuse('engine/label-nan', {
      field,
      value: labels[unknown],
      valid: 'finite numbers',
      message: `Row ${unknown} has no label; leave out rows whose result is not known.`,
    })
  const { objective, num_class = 0 } = parameters
  if (objective === 'reg:squarederror') return
  const isClass = objective === 'multi:softprob'
  const outside = labels.findIndex((label) =>
    isClass ? !Number.isInteger(label) || label < 0 || label >= num_class : label < 0 || label > 1,
  )
  if (outside >= 0)
    refuse('engine/label-range', {
      field,
      value: labels[outside],
      valid: isClass ? `a class from 0 to ${num_class - 1}` : 'a number from 0 to 1',
      message: `The label of row ${outside} is not one that ${objective} can learn.`,
    })
}

function checkNotConstant({ parameters, labels }: TrainRequest): void {
  if (parameters.objective !== 'binary:logistic' || labels.some((label) => label !== labels[0])) return
  refuse('engine/constant-labels', {
    field: 'labels',
    value: labels[0],
    valid: 'labels that differ',
    message: 'All labels are the same, so there is nothing to learn; check the filter or the target.',
  })
}

function checkWeights(field: string, weights: Float32Array | undefined, rows: number): void {
  if (!weights) return
  const usable =
    weights.length === rows &&
    weights.every((weight) => Number.isFinite(weight) && weight >= 0) &&
    weights.some((weight) => weight > 0)
  if (!usable)
    refuse('engine/weights', {
      field,
      value: weights.length,
      valid: `${rows} finite numbers, none negative, not all zero`,
      message: 'Weights say how much each row counts: one number a row.',
    })
}

function checkWholeNumber(field: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return
  const last = field.split('.').at(-1)
  refuse(last === 'earlyStoppingRounds' ? 'engine/early-stopping' : `engine/${last}`, {
    field,
    value,
    valid: `a whole number from ${least} to ${most}`,
    message: `${field} has to be a whole number from ${least} to ${most}.`,
  })
}

function refuse(code: string, details: ConstructorParameters<typeof InputError>[1]): never {
  throw new InputError(code, details)
}
