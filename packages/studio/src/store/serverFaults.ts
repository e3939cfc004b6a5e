import pg from 'pg'
import { StudioStateError } from '../errors/studioError.js'

/**
 * Classes and codes of PostgreSQL's own errors that say: not now, or not you. Connection lost (08), no access (28), no
 * such database (3D), out of means (53), the operator or a timeout ended it (57), a replica that may not write (25006).
 */
const awayStates = ['08', '28', '3D', '53', '57', '25006']

/** Whether the server answered, and only said no to a statement. */
export function isAnswer(error: unknown): boolean {
  return error instanceof pg.DatabaseError && !awayStates.some((state) => error.code?.startsWith(state))
}

/**
 * A failure as the contract tells it: `store/away` where the server could not do it, else PostgreSQL's own error.
 *
 * @param server how it is named in messages: without user and password
 */
export function asTold(error: unknown, server: string): unknown {
  if (isAnswer(error)) return error
  // Only a code is passed on: texts of drivers may hold what was sent.
  const { code } = error as { code?: unknown }
  return new StudioStateError('store/away', {
    field: server,
    message:
      `The database ${server} does not answer${typeof code === 'string' ? ` (${code})` : ''}.` +
      ' Nothing opens until it does.',
  })
}
