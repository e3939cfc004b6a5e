import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FeedArrival, FeedSource } from '@fourthright/plays'
import type { RunningServer, ServerOptions } from './serverOptions.js'
import { startServer } from './startServer.js'

const models = fileURLToPath(new URL('../../../models/', import.meta.url))
export const experimentBundle = join(models, 'experiment.frb')
export const shippedTables = join(models, 'tables')

export interface ServerForTests extends RunningServer {
  /** A folder of its own, with the bundle that it serves. */
  readonly folder: string
  readonly bundleFile: string
}

/** A real server on a free port, its bundle and refits in a folder of their own. */
export async function serverForTests(options: Partial<ServerOptions> = {}): Promise<ServerForTests> {
  const folder = await mkdtemp(join(tmpdir(), 'fourthright-server-'))
  const bundleFile = join(folder, 'models.frb')
  await cp(experimentBundle, bundleFile)
  await cp(experimentBundle.replace('.frb', '.members.frb'), join(folder, 'models.members.frb'))
  const server = await startServer({
    port: 0,
    bundleFile,
    tablesFolders: [shippedTables],
    workers: 1,
    requestsPerMinute: 0,
    logLevel: 'silent',
    ...options,
  })
  return {
    ...server,
    folder,
    bundleFile,
    close: async () => {
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export function postJson(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

/** A source that delivers what it is given, then ends or throws. */
export function sourceOf(game: string, arrivals: readonly FeedArrival[], fault?: Error): FeedSource {
  return {
    game,
    async *arrivals() {
      yield* arrivals
      if (fault) throw fault
    },
  }
}
