import { Refusal } from './refusal.js'

/**
 * Refuses an asker that takes none of the types that the answer may have.
 *
 * @param accept the Accept header as it came
 * @throws Refusal 406 'request/accept'
 */
export function checkAccept(accept: string | undefined, types: readonly string[]): void {
  if (accept === undefined || accept.trim() === '' || types.some((type) => takes(accept, type))) return
  throw new Refusal(406, 'request/accept', {
    field: 'accept',
    value: accept,
    valid: types[0] as string,
    message: `The answer is ${types[0]}, which the accept header does not take.`,
  })
}

/** The most specific range that names a type decides (RFC 9110, 12.5.1). */
function takes(accept: string, type: string): boolean {
  const ranges = accept.split(',').map((range) => {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const weight = parameters.find((one) => one.startsWith('q='))
    return { name, weight: weight === undefined ? 1 : Number(weight.slice(2)) }
  })
  const ways = [type, `${type.split('/')[0]}/*`, '*/*']
  const range = ways.map((way) => ranges.find(({ name }) => name === way)).find((one) => one !== undefined)
  return range !== undefined && range.weight !== 0
}
