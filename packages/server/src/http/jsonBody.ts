import { InputError } from '@fourthright/guide'

/** A situation nests three deep, in a list four; deeper is an attack or a mistake. */
const deepest = 16

/**
 * A request's body as JSON: strictly UTF-8, and nested no deeper than anything here is.
 *
 * @throws InputError 'body/empty', 'body/utf-8', 'body/json', 'body/nesting'
 */
export function jsonBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0) {
    throw bodyError('empty', 'The body is empty; send a situation, or a list of situations, as JSON.')
  }
  const value = parsed(text(bytes))
  if (nesting(value) > deepest) {
    throw bodyError('nesting', `The body nests deeper than ${deepest} lists and objects; no situation does.`)
  }
  return value
}

function text(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw bodyError('utf-8', 'The body is no UTF-8; JSON is always sent as UTF-8.')
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw bodyError('json', `The body is no JSON: ${cause instanceof Error ? cause.message : cause}.`)
  }
}

/** How deep a value nests, counted without recursion and no further than is of interest. */
function nesting(value: unknown): number {
  let level: unknown[] = [value]
  for (let depth = 0; depth <= deepest; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
    if (level.length === 0) return depth
  }
  return deepest + 1
}

function bodyError(kind: string, message: string): InputError {
  return new InputError(`body/${kind}`, { field: 'body', valid: 'JSON in UTF-8', message })
}
