import { DataError } from '@fourthright/guide'
import type { XgboostModel } from './xgboostModel.js'

/** How each objective turns its base score into a margin; the objectives whose margins the kernel can add up. */
const toMargin: Readonly<Record<string, (baseScore: number) => number>> = {
  'multi:softprob': (score) => score,
  'multi:softmax': (score) => score,
  'reg:squarederror': (score) => score,
  'binary:logitraw': (score) => score,
  'binary:logistic': logit,
  'reg:logistic': logit,
}

/**
 * −ln(1/p − 1), each step rounded to float32 as XGBoost does. For p other than 0.5 the C library's
 * logarithm may differ in the last bit (1 in 200 probabilities with glibc).
 */
function logit(probability: number): number {
  const odds = Math.fround(Math.fround(1 / probability) - 1)
  return Math.fround(-Math.log(odds))
}

/**
 * Where the margin of each class starts, from the file's base_score.
 * @throws DataError 'publish/objective' for an objective whose margins cannot be told.
 */
export function baseMarginsOf({ learner }: XgboostModel, classes: number): Float32Array {
  const margin = toMargin[learner.objective.name]
  if (!margin)
    throw new DataError('publish/objective', {
      field: 'objective',
      value: learner.objective.name,
      valid: Object.keys(toMargin).join(', '),
      message: `A model of the objective ${learner.objective.name} cannot be converted.`,
    })
  const text = learner.learner_model_param.base_score
  const scores = (text.startsWith('[') ? (JSON.parse(text) as number[]) : [Number(text)]).map(Math.fround)
  return Float32Array.from({ length: classes }, (_, c) => margin(scores[c] ?? (scores[0] as number)))
}
