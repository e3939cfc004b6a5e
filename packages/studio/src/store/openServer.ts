import pg from 'pg'
import { StudioInputError } from '../errors/studioError.js'
import type { Database } from './database.js'
import { ServerDatabase } from './serverDatabase.js'
import { ServerListener } from './serverListener.js'
import { columnTypes } from './serverTypes.js'

/** How long a server is waited for before it counts as away. */
export interface Patience {
  readonly connectMilliseconds: number
  readonly statementMilliseconds: number
}

const usualPatience: Patience = { connectMilliseconds: 2_000, statementMilliseconds: 5_000 }
const mostConnections = 10

/**
 * Opens a PostgreSQL server. It is asked for the first time by the first statement. One that does not answer is told as
 * `store/away` within seconds: a connection is waited for 2 s, a statement 5 s.
 *
 * @param url `postgresql://user:password@host:port/database`
 * @throws StudioInputError `store/url` where it cannot be read; neither this nor any other message repeats it
 */
export function openServer(
  url: string,
  { connectMilliseconds, statementMilliseconds }: Patience = usualPatience,
): Database {
  const settings: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: connectMilliseconds,
    statement_timeout: statementMilliseconds,
    // The server's own timeout is told with a code; this one is for a server that says nothing any more.
    query_timeout: statementMilliseconds + 1_000,
    idle_in_transaction_session_timeout: 2 * statementMilliseconds,
    keepAlive: true,
    application_name: 'fourthright',
    types: columnTypes,
  }
  const server = nameOf(settings)
  const pool = new pg.Pool({ ...settings, max: mostConnections })
  // Idle connections that break are replaced by the pool; without a listener each would end the studio.
  pool.on('error', () => {})
  const listener = new ServerListener(() => new pg.Client(settings), server)
  return new ServerDatabase(pool, listener, server)
}

/** How a server is named in messages: without user and password. */
function nameOf(settings: pg.ClientConfig): string {
  try {
    if (!/^postgres(ql)?:\/\//.test(settings.connectionString ?? '')) throw new Error('another scheme')
    const { host, port, database } = new pg.Client(settings)
    return `${database} on ${host}, port ${port},`
  } catch {
    throw new StudioInputError('store/url', {
      valid: 'postgresql://user:password@host:port/database',
      message: 'The URL of the database cannot be read.',
    })
  }
}
