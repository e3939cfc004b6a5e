import { InputError } from '../errors/errors.js'
import { neutralSite, plainFields, plainValue, withField } from './plainValue.js'
import type { SituationInput } from './situationSchema.js'

/**
 * A situation as the query of an address says it: `season=2020&offense=IND&clock=3:21&venue.roof=closed`.
 * Names are the situation's own, nested ones dotted; `home=neutral` is a neutral site. The page's address and the
 * API's `GET /v1/decisions` are read by this one function.
 *
 * @param query pairs of a name and a text, such as URLSearchParams
 * @returns what to decide on, not yet validated; names that are no field of a situation are left out
 * @throws InputError 'situation/repeated' when a field is told twice
 * @example decide(situationFromQuery(new URLSearchParams(location.search)), bundle)
 */
export function situationFromQuery(query: Iterable<readonly [string, string]>): Record<string, unknown> {
  let situation: Record<string, unknown> = {}
  const told = new Set<string>()
  for (const [name, text] of query) {
    const field = plainFields.find((one) => one === name)
    if (!field) continue
    if (told.has(field)) throw repeated(field, text)
    told.add(field)
    situation = withField(situation, field, plainValue(field, text))
  }
  return situation
}

/**
 * The query of an address that says a situation, its fields in the contract's order, so that equal situations have
 * equal addresses. What is null or left out is left out, but for a neutral site.
 *
 * @example situationQuery(famousPlay).toString() // 'season=2020&seasonType=REG&week=15&offense=IND&…'
 */
export function situationQuery(situation: SituationInput): URLSearchParams {
  const query = new URLSearchParams()
  for (const field of plainFields) {
    const value = field
      .split('.')
      .reduce<unknown>((at, key) => at && (at as Record<string, unknown>)[key], situation)
    if (field === 'home' && value === null) query.set(field, neutralSite)
    else if (value !== undefined && value !== null) query.set(field, String(value))
  }
  return query
}

function repeated(field: string, value: string): InputError {
  return new InputError('situation/repeated', {
    field,
    value,
    valid: 'each field once',
    message: `The address tells ${field} twice; leave one of them out.`,
  })
}
