import { DataError, type ErrorDetails, type FourthrightError, InputError } from '@fourthright/guide'

export type Fetch = typeof globalThis.fetch

/**
 * Asks the server.
 *
 * @throws InputError what the server refused, with its code, field, value and valid words; DataError where the server
 *   failed ('server/…'), or cannot be reached ('server/unreachable')
 */
export async function ask(fetch: Fetch, address: URL, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(address, init).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause
    throw unreachable(address, cause)
  })
  if (response.ok) return response
  throw errorOf(response.status, await response.json().catch(() => ({})))
}

/** An answer that is no success as the guide's typed error. */
function errorOf(status: number, body: unknown): FourthrightError {
  const { code, field, value, valid, detail } = (body ?? {}) as Readonly<Record<string, unknown>>
  const details: ErrorDetails = {
    message: typeof detail === 'string' ? detail : `The server answered with ${status}.`,
    ...(typeof field === 'string' && { field }),
    ...(typeof valid === 'string' && { valid }),
    ...(value !== null && value !== undefined && { value }),
  }
  const named = typeof code === 'string' ? code : `http/${status}`
  return status < 500 ? new InputError(named, details) : new DataError(named, details)
}

function unreachable(address: URL, cause: unknown): DataError {
  return new DataError('server/unreachable', {
    field: 'baseUrl',
    value: address.origin,
    message: `The server cannot be reached: ${cause instanceof Error ? cause.message : cause}.`,
  })
}
