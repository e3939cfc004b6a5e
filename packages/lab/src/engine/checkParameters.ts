import { InputError } from '@fourthright/guide'
import type { XgboostParameters } from './parameters.js'

/** @throws InputError 'engine/parameters' for a set of parameters that cannot be meant. */
export function checkParameters(parameters: XgboostParameters, features: number): void {
  const { objective, num_class, base_score, monotone_constraints, interaction_constraints } = parameters
  const isSoftprob = objective === 'multi:softprob'
  if (
    isSoftprob !== (num_class !== undefined) ||
    (isSoftprob && !(Number.isInteger(num_class) && num_class! >= 2))
  )
    refuse('num_class', num_class, 'a whole number from 2 for multi:softprob, absent for other objectives')
  if (base_score !== undefined && !Number.isFinite(base_score))
    refuse('base_score', base_score, 'a finite number')
  if (base_score !== undefined && objective === 'binary:logistic' && !(base_score > 0 && base_score < 1))
    refuse('base_score', base_score, 'a probability between 0 and 1, both excluded')
  if (
    monotone_constraints &&
    (monotone_constraints.length !== features ||
      monotone_constraints.some((sign) => ![-1, 0, 1].includes(sign)))
  )
    refuse('monotone_constraints', monotone_constraints, `${features} signs (−1, 0 or 1), one a feature`)
  if (
    interaction_constraints
      ?.flat()
      .some((index) => !(Number.isInteger(index) && index >= 0 && index < features))
  )
    refuse('interaction_constraints', interaction_constraints, `feature indices from 0 to ${features - 1}`)
}

function refuse(field: string, value: unknown, valid: string): never {
  throw new InputError('engine/parameters', {
    field: `parameters.${field}`,
    value,
    valid,
    message: `The parameter ${field} does not fit the request; valid: ${valid}.`,
  })
}
