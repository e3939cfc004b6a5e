import { InputError } from '@fourthright/guide'
import type { FastifyRequest } from 'fastify'

/** One parameter of a query: how it is described, and how its text is read (undefined: not valid). */
export interface Parameter<T> {
  readonly schema: Readonly<Record<string, unknown>> & { readonly description: string }
  /** What would be valid, in words. */
  readonly valid: string
  read(text: string): T | undefined
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>

export type Read<P extends Parameters> = {
  readonly [K in keyof P]?: P[K] extends Parameter<infer T> ? T : never
}

export type Pair = readonly [name: string, text: string]

/**
 * Names and texts of an address's query, in order.
 *
 * @throws InputError 'query/encoding' when it is no percent-encoded UTF-8
 */
export function queryPairs(request: Pick<FastifyRequest, 'raw'>): Pair[] {
  const [, ...rest] = (request.raw.url ?? '').split('?')
  return rest
    .join('?')
    .split('&')
    .filter((part) => part !== '')
    .map((part): Pair => {
      const equals = part.indexOf('=')
      return equals < 0
        ? [decoded(part), '']
        : [decoded(part.slice(0, equals)), decoded(part.slice(equals + 1))]
    })
}

/**
 * Reads a query. What is not known, or told twice, is refused: a filter with a typing error would answer another question.
 *
 * @throws InputError 'query/unknown', 'query/repeated', or 'query/<name>' with what would be valid
 */
export function readQuery<P extends Parameters>(pairs: readonly Pair[], parameters: P): Read<P> {
  const read: Record<string, unknown> = {}
  for (const [name, text] of pairs) {
    if (!Object.hasOwn(parameters, name)) throw unknownParameter(name, text, Object.keys(parameters))
    if (Object.hasOwn(read, name)) throw repeatedParameter(name, text)
    const parameter = parameters[name] as Parameter<unknown>
    const value = parameter.read(text)
    if (value === undefined) throw badParameter(name, text, parameter.valid)
    read[name] = value
  }
  return read as Read<P>
}

/** The JSON Schema of a query of these parameters. */
export function querySchema(parameters: Parameters): Record<string, unknown> {
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(parameters).map(([name, { schema }]) => [name, schema])),
    additionalProperties: false,
  }
}

export function unknownParameter(name: string, value: string, known: readonly string[]): InputError {
  return new InputError('query/unknown', {
    field: name,
    value,
    valid: known.length > 0 ? known.join(', ') : 'no parameters',
    message: `There is no parameter "${name}" here; check its spelling or leave it out.`,
  })
}

function repeatedParameter(name: string, value: string): InputError {
  return new InputError('query/repeated', {
    field: name,
    value,
    valid: 'each parameter once',
    message: `The address tells ${name} twice; leave one of them out.`,
  })
}

function badParameter(name: string, value: string, valid: string): InputError {
  return new InputError(`query/${name}`, {
    field: name,
    value,
    valid,
    message: `${name} cannot be "${value}"; give ${valid}.`,
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw new InputError('query/encoding', {
      field: 'query',
      value: text,
      valid: 'percent-encoded UTF-8',
      message: 'The query cannot be read; check what follows each per cent sign.',
    })
  }
}
