/** Why each status is given, for the OpenAPI document. */
const reasons = {
  400: 'Asked wrongly: the code, field, value and what would be valid',
  404: 'There is no such thing here',
  406: 'Answered as JSON only',
  413: 'The body is too large',
  415: 'The body is not said to be JSON',
  429: 'Too many requests; Retry-After says when to come again',
  500: 'A fault of the server',
  503: 'Something that should be here cannot be read, or the server is closing',
} as const

type Status = keyof typeof reasons
const always: readonly Status[] = [400, 406, 429, 500, 503]

/**
 * The answers of a route: its own, and the problems that may come instead.
 *
 * @param schema of the answer, undefined where it is described by `described`
 * @param others statuses beside those that any route may give
 */
export function answers(schema: object, others: readonly Status[], type = 'application/json'): unknown {
  const problem = { 'application/problem+json': { schema: { $ref: 'Problem#' } } }
  return {
    200: { description: 'The answer', content: { [type]: { schema } } },
    ...Object.fromEntries(
      [...always, ...others]
        .sort((one, other) => one - other)
        .map((status) => [status, { description: reasons[status], content: problem }]),
    ),
  }
}
