// How many decisions a second does the server give by HTTP, and how long does one take, against a bare Fastify route that
// validates and echoes the same body? `npm run build && node bench/server.mjs [seconds a case] [rounds]`.
// And does its memory grow? `node bench/server.mjs --memory [requests, default 1000000]`.
// Each server is a process of its own; cases take turns within a round, so that whatever else the machine does meets
// all. A ratio counts within its round; the middle one of all rounds is told.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { famousPlay, situationJsonSchema } from '../packages/guide/dist/guide.js'

const connections = 8
const bundleFile = fileURLToPath(new URL('../models/experiment.frb', import.meta.url))
const headers = { 'content-type': 'application/json' }
const famous = JSON.stringify(famousPlay)

const [role, ...rest] = process.argv.slice(2)
if (role === 'bare') await serveBare()
else if (role === 'ours') await serveOurs()
else if (role === '--memory') await watchMemory(Number(rest[0] ?? 1_000_000))
else await compare(Number(role ?? 4), Number(rest[0] ?? 3))

async function serveBare() {
  // The server's own Fastify, whatever else is installed.
  const require = createRequire(new URL('../packages/server/package.json', import.meta.url))
  const app = require('fastify')()
  const { $schema: _, ...body } = situationJsonSchema()
  app.post('/v1/decisions', { schema: { body } }, (request, reply) => reply.send(request.body))
  process.send?.({ url: await app.listen({ port: 0, host: '127.0.0.1' }) })
}

async function serveOurs() {
  const { startServer } = await import('../packages/server/dist/index.js')
  const { url } = await startServer({
    port: 0,
    bundleFile,
    tablesFolders: [],
    requestsPerMinute: 0,
    logLevel: 'silent',
  })
  process.send?.({ url })
  process.on('message', () => {
    globalThis.gc?.()
    const { heapUsed, rss } = process.memoryUsage()
    process.send?.({ heapUsed, rss })
  })
}

async function started(name) {
  const child = fork(fileURLToPath(import.meta.url), [name], { execArgv: ['--expose-gc'] })
  const [{ url }] = await once(child, 'message')
  return { child, url: `${url}/v1/decisions` }
}

/** A situation that was not asked before. */
function freshSituations(from) {
  let at = from
  return () => {
    at++
    const yardsToGoal = 30 + (at % 600) / 10
    const [minutes, seconds] = [Math.floor(at / 600) % 15, Math.floor(at / 36_000) % 60]
    const clock = `${minutes}:${String(seconds).padStart(2, '0')}`
    const offenseScore = 20 + (Math.floor(at / 9000) % 30)
    return JSON.stringify({ ...famousPlay, yardsToGoal, clock, offenseScore })
  }
}

async function round(url, seconds, body) {
  const times = []
  let failed = 0
  const run = autocannon({
    url,
    connections,
    duration: seconds,
    method: 'POST',
    headers,
    requests: [
      typeof body === 'string' ? { body } : { setupRequest: (request) => ({ ...request, body: body() }) },
    ],
  })
  run.on('response', (_, status, __, time) => {
    times.push(time)
    if (status !== 200) failed++
  })
  await run
  if (failed > 0) throw new Error(`${failed} of ${times.length} answers were no 200`)
  times.sort((one, other) => one - other)
  const at = (share) => times[Math.floor(times.length * share)] ?? Number.NaN
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) }
}

async function compare(seconds, rounds) {
  const [bare, ours] = await Promise.all([started('bare'), started('ours')])
  const fresh = freshSituations(0)
  const cases = [
    { name: 'bare route: validates and echoes', url: bare.url, body: famous },
    { name: 'a decision that was asked before', url: ours.url, body: famous },
    { name: 'a decision that was not', url: ours.url, body: fresh },
  ]
  for (const { url, body } of cases) await round(url, 2, body)
  const results = cases.map(() => [])
  for (let at = 0; at < rounds; at++) {
    for (const [place, { url, body }] of cases.entries()) results[place].push(await round(url, seconds, body))
  }
  console.log(`${connections} connections, ${rounds} rounds of ${seconds} s; middle of the rounds\n`)
  for (const [place, { name }] of cases.entries()) {
    const told = (key, digits) => middle(results[place].map((one) => one[key])).toFixed(digits)
    const share = middle(results[place].map(({ perSecond }, at) => perSecond / results[0][at].perSecond))
    console.log(
      `${name.padEnd(34)} ${told('perSecond', 0).padStart(6)} requests/s   p50 ${told('p50', 2)} ms   ` +
        `p99 ${told('p99', 2)} ms   ${(share * 100).toFixed(1)} % of the bare route`,
    )
  }
  bare.child.kill()
  ours.child.kill()
}

async function watchMemory(requests) {
  const { child, url } = await started('ours')
  const steps = 10
  const amount = Math.ceil(requests / steps)
  const fresh = freshSituations(0)
  let count = 0
  // Four of five were asked before, as on a Sunday; the fifth is new and fills the memory of answers.
  const body = () => (count++ % 5 === 0 ? fresh() : famous)
  console.log('requests   heap used   resident (after a collection)')
  for (let step = 0; step <= steps; step++) {
    if (step > 0) {
      const setupRequest = (request) => ({ ...request, body: body() })
      const { non2xx, errors } = await autocannon({
        url,
        connections,
        amount,
        method: 'POST',
        headers,
        requests: [{ setupRequest }],
      })
      if (non2xx + errors > 0) throw new Error(`${non2xx + errors} answers were no 200`)
    }
    child.send('memory')
    const [{ heapUsed, rss }] = await once(child, 'message')
    console.log(`${String(step * amount).padStart(8)} ${megabytes(heapUsed)} ${megabytes(rss)}`)
  }
  child.kill()
}

function megabytes(bytes) {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`.padStart(11)
}

function middle(numbers) {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? Number.NaN
}
