import type { FastifyInstance } from 'fastify'
import { BundleShelf } from './bundles/bundleShelf.js'
import { bundlesRoute } from './bundles/bundlesRoute.js'
import { getDecisions, postDecisions } from './decisions/decisionRoutes.js'
import { Desk } from './decisions/desk.js'
import { HeavyWork } from './decisions/heavyWork.js'
import { checkAccept } from './http/accepts.js'
import { application } from './http/application.js'
import { compressed, taggedAndCompressed } from './http/compression.js'
import { healthRoutes } from './http/health.js'
import { KnownPaths } from './http/knownPaths.js'
import { addGauge, metricsRoute, serverMetrics, timeRequests } from './http/metrics.js'
import { openApi, openApiRoutes } from './http/openApi.js'
import { rateLimited } from './http/rateLimit.js'
import { followSources } from './live/followSources.js'
import { LiveHub } from './live/liveHub.js'
import { memoryLog, openLiveLog } from './live/liveLog.js'
import { LiveStreams, liveRoute } from './live/liveRoute.js'
import { pageRoutes } from './page/pageRoutes.js'
import { tableRoutes } from './page/tableRoutes.js'
import { gameRoute, seasonRoutes } from './seasons/seasonRoutes.js'
import { SeasonShelf } from './seasons/seasonShelf.js'
import type { RunningServer, ServerOptions } from './serverOptions.js'

/**
 * Starts the API, the page where there is one, and the live games; opens no connection to anywhere.
 *
 * @throws DataError where the bundle is missing or broken; Error EADDRINUSE where the port is taken
 * @example const { url, close } = await startServer({ port: 4004, bundleFile: 'shipped.frb', tablesFolders: [] })
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  let isClosing = false
  const metrics = serverMetrics()
  const paths = new KnownPaths()
  const app = await application(options, paths, () => isClosing)

  // 1 what answers: models, threads, tables
  const shelf = await BundleShelf.open(options.bundleFile, {
    loaded: ({ bundle: { id, name } }) => {
      metrics.bundle.reset()
      metrics.bundle.set({ id, name }, 1)
      app.log.info({ bundle: id, name }, 'the bundle answers')
    },
    failed: (error) => {
      metrics.bundleFailures.inc()
      app.log.error({ err: error }, 'the bundle cannot be read again; the old one goes on answering')
    },
  })
  const heavy = new HeavyWork(options.workers)
  const desk = new Desk(heavy, {
    answered: (how, decisions) => metrics.decisions.inc({ answered: how }, decisions),
    fault: (stack) => {
      metrics.faults.inc()
      app.log.error({ stack }, 'the guide broke on a situation')
    },
  })
  const seasons = new SeasonShelf(options.tablesFolders)

  // 2 live games
  const log = options.liveFolder === undefined ? memoryLog() : await openLiveLog(options.liveFolder)
  if (log.damage) app.log.warn(log.damage)
  const hub = new LiveHub(log, {
    told: ({ type }) => metrics.liveEvents.inc({ type }),
    unkept: (error) => app.log.error({ err: error }, 'live events can be kept no more; they are still told'),
  })
  const streams = new LiveStreams()

  // 3 routes
  timeRequests(app, metrics)
  await openApi(app)
  addGauge(metrics.registry, 'fourthright_tasks_waiting', 'Tasks that wait for a thread', () => heavy.waiting)
  addGauge(metrics.registry, 'fourthright_live_streams', 'Open streams of live games', () => streams.count)
  await app.register(async (api: FastifyInstance) => {
    await rateLimited(api, options.requestsPerMinute)
    api.addHook('onRequest', async ({ headers, routeOptions }) =>
      checkAccept(headers.accept, routeOptions.url === '/v1/live' ? ['text/event-stream'] : jsonTypes),
    )
    liveRoute(api, hub, streams)
    await api.register(async (plain) => {
      await compressed(plain)
      postDecisions(plain, shelf, desk)
      getDecisions(plain, shelf, desk)
    })
    await api.register(async (tagged) => {
      await taggedAndCompressed(tagged)
      bundlesRoute(tagged, shelf)
      seasonRoutes(tagged, seasons)
      gameRoute(tagged, seasons)
    })
  })
  await app.register(async (site: FastifyInstance) => {
    await taggedAndCompressed(site)
    healthRoutes(site, shelf, () => isClosing)
    metricsRoute(site, metrics)
    tableRoutes(site, seasons)
    await openApiRoutes(site)
    if (options.pageFolder !== undefined) await pageRoutes(site, options.pageFolder)
  })

  // 4 the end: no new requests, streams end, running requests are finished, threads and log after them
  const stop = new AbortController()
  app.addHook('preClose', async () => streams.endAll())
  app.addHook('onClose', async () => {
    shelf.close()
    await following
    await Promise.all([heavy.close(), hub.close()])
    metrics.registry.clear()
  })

  const url = await app.listen({ port: options.port, host: options.host ?? '127.0.0.1' })
  shelf.watch()
  const following = followSources(options.live ?? [], shelf.current, hub, {
    signal: stop.signal,
    failed: (game, error) =>
      app.log.error({ err: error, game }, 'a live game cannot be followed any further'),
  })
  return {
    url,
    bundle: { id: shelf.current.bundle.id, name: shelf.current.bundle.name },
    reload: () => shelf.reload(),
    close: async () => {
      isClosing = true
      stop.abort()
      await app.close()
    },
  }
}

const jsonTypes = ['application/json']
