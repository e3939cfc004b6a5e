import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { queryPairs, readQuery } from './query.js'

/** What is counted, in one registry a server. */
export function serverMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    requests: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from a request to the end of its answer',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    decisions: new Counter({
      name: 'fourthright_decisions_total',
      help: 'Decisions by how they were answered',
      labelNames: ['answered'] as const,
      registers,
    }),
    faults: new Counter({
      name: 'fourthright_faults_total',
      help: 'Situations on which the guide broke',
      registers,
    }),
    bundle: new Gauge({
      name: 'fourthright_bundle_info',
      help: '1 for the bundle that answers',
      labelNames: ['id', 'name'] as const,
      registers,
    }),
    bundleFailures: new Counter({
      name: 'fourthright_bundle_reload_failures_total',
      help: 'Times that the bundle could not be read again, the old one kept',
      registers,
    }),
    liveEvents: new Counter({
      name: 'fourthright_live_events_total',
      help: 'Events of live games told',
      labelNames: ['type'] as const,
      registers,
    }),
  }
}

export type ServerMetrics = ReturnType<typeof serverMetrics>

/** A figure that is looked up when it is asked for. */
export function addGauge(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read())
    },
  })
}

/** `GET /metrics` for Prometheus. */
export function metricsRoute(app: FastifyInstance, { registry }: ServerMetrics): void {
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    readQuery(queryPairs(request), {})
    return reply
      .header('cache-control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics())
  })
}

/** Times every request by its route, of which there are few, not by its address. */
export function timeRequests(app: FastifyInstance, { requests }: ServerMetrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })
}
