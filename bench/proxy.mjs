// What do a listener with its forwarder, and a whole studio with session, policy and audit on every request and frame,
// cost against a bare node:http pipe, and a bare `ws` pipe, to the same app on a UNIX socket? And how many URLs does a
// studio mint and redeem a second? `npm run build && node bench/proxy.mjs [requests a round] [rounds]`.
// Each proxy is a process of its own; all take turns within a round, so that whatever else the machine does meets all.
// A ratio counts within its round; the middle one of all rounds is told.
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request as ask, createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocket, WebSocketServer } from 'ws'
import { startStudio } from '../packages/studio/dist/index.js'
import { checkEntryPoint } from '../packages/studio/dist/network/checkEntryPoint.js'
import { openListener } from '../packages/studio/dist/network/listener.js'
import { openForwarder } from '../packages/studio/dist/proxy/forwardOverSocket.js'

const hostName = 'studio.localhost'
const page = Buffer.alloc(2048, 'x')
const atOnce = 8
const messagesAtOnce = 64
const urls = 400

const figures = [
  { key: 'p50', short: 'p50', tell: (value) => `p50 ${value.toFixed(2)} ms` },
  { key: 'p99', short: 'p99', tell: (value) => `p99 ${value.toFixed(2)} ms` },
  { key: 'perSecond', short: 'requests/s', tell: (value) => `${Math.round(value)} requests/s` },
  {
    key: 'cpu',
    short: 'processor a request',
    tell: (value) => `${value.toFixed(0)} µs of processor a request`,
  },
  { key: 'messages', short: 'messages/s', tell: (value) => `${Math.round(value)} messages/s` },
  { key: 'messageCpu', short: 'processor a message', tell: (value) => `${value.toFixed(1)} µs a message` },
]

const [role, socketPath] = process.argv.slice(2)
if (role === 'app') await serveApp()
else if (role === 'bare') await serveBare()
else if (role === 'ours') await serveOurs()
else if (role === 'studio') await serveStudio()
else await compare(Number(role ?? 2000), Number(socketPath ?? 12))

async function compare(requests, rounds) {
  const directory = mkdtempSync(join(tmpdir(), 'fourthright-bench-'))
  const socket = join(directory, 'app.sock')
  const app = await started('app', socket)
  const proxies = {}
  for (const name of ['bare', 'ours', 'studio']) proxies[name] = await started(name, socket)
  const results = { bare: [], ours: [], studio: [] }
  // One round to get warm, which does not count.
  for (let round = -1; round < rounds; round++) {
    const names = Object.keys(proxies)
    // Each goes first as often as any other.
    for (let n = 0; n < names.length; n++) {
      const name = names[(n + round + 1) % names.length]
      const result = await measured(proxies[name], requests)
      if (round >= 0) results[name].push(result)
    }
  }
  await tellDoors(proxies.studio)
  for (const { child } of [app, ...Object.values(proxies)]) child.kill()
  rmSync(directory, { recursive: true })
  for (const [name, title] of [
    ['bare', 'bare pipe'],
    ['ours', 'listener, forwarder'],
    ['studio', 'whole studio'],
  ]) {
    console.log(
      `${title.padEnd(20)}${figures.map(({ key, tell }) => tell(median(results[name].map((r) => r[key])))).join(', ')}`,
    )
  }
  for (const [name, title] of [
    ['ours', 'listener / bare'],
    ['studio', 'studio / bare'],
  ]) {
    const ratio = (key) =>
      median(results[name].map((result, n) => result[key] / results.bare[n][key])).toFixed(2)
    console.log(`${title.padEnd(20)}${figures.map(({ key, short }) => `${short} ${ratio(key)}`).join(', ')}`)
  }
}

async function measured(proxy, requests) {
  const before = await cpuOf(proxy)
  const latencies = []
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const start = performance.now()
  let left = requests
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) {
        const begun = performance.now()
        await get(proxy, agent)
        latencies.push(performance.now() - begun)
      }
    }),
  )
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  const between = await cpuOf(proxy)
  const messages = requests * 4
  const messageSeconds = await echoed(proxy, messages)
  const after = await cpuOf(proxy)
  latencies.sort((a, b) => a - b)
  return {
    p50: latencies[Math.floor(latencies.length * 0.5)],
    p99: latencies[Math.floor(latencies.length * 0.99)],
    perSecond: requests / seconds,
    cpu: (between - before) / requests,
    messages: messages / messageSeconds,
    messageCpu: (after - between) / messages,
  }
}

function get({ port, host, cookie }, agent) {
  return new Promise((resolve, reject) => {
    const headers = { host, cookie, accept: '*/*' }
    ask({ host: '127.0.0.1', port, path: '/lab/api?x=1', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode}`)),
      )
    })
      .on('error', reject)
      .end()
  })
}

/** Seconds until all messages came back, so many of them under way at once. */
function echoed({ port, host, cookie }, messages) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`, {
      headers: { host, cookie, origin: `http://${host}` },
      perMessageDeflate: false,
    })
    const message = 'm'.repeat(200)
    let sent = 0
    let heard = 0
    let start = 0
    const send = () => {
      sent++
      socket.send(message)
    }
    socket.on('open', () => {
      start = performance.now()
      for (let n = 0; n < messagesAtOnce; n++) send()
    })
    socket.on('message', () => {
      heard++
      if (sent < messages) send()
      if (heard < messages) return
      socket.close()
      resolve((performance.now() - start) / 1000)
    })
    socket.on('error', reject)
  })
}

function started(name, socket) {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(import.meta.url), [name, socket])
    child.once('message', (place) => resolve({ child, ...place }))
  })
}

function cpuOf({ child }) {
  return new Promise((resolve) => {
    child.once('message', resolve)
    child.send('cpu')
  })
}

/** Tells where it is, and how many microseconds of the processor were used whenever asked. */
function ready(
  port,
  { host = `${hostName}:${port}`, cookie = '__Host-fourthright=x; _xsrf=y', ...more } = {},
) {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send(user + system)
  })
  process.on('disconnect', () => process.exit())
  process.send({ port, host, cookie, ...more })
}

async function serveApp() {
  const server = createServer({ keepAliveTimeout: 60_000 }, (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': page.length })
    response.end(page)
  })
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  sockets.on('connection', (socket) =>
    socket.on('message', (bytes, binary) => socket.send(bytes, { binary })),
  )
  server.listen(socketPath, () => ready(0))
}

async function serveBare() {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const server = createServer((request, response) => {
    const { method, url: path, headers } = request
    const outgoing = ask({ socketPath, agent, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers)
      answer.pipe(response)
    })
    request.pipe(outgoing)
  })
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  sockets.on('connection', (client, { url }) => {
    const app = new WebSocket(`ws+unix:${socketPath}:${url}`, { perMessageDeflate: false })
    client.pause()
    app.on('open', () => client.resume())
    client.on('message', (bytes, binary) => app.send(bytes, { binary }))
    app.on('message', (bytes, binary) => client.send(bytes, { binary }))
    client.on('close', () => app.close())
    app.on('close', () => client.close())
  })
  server.listen(0, '127.0.0.1', () => ready(server.address().port))
}

async function serveOurs() {
  const forwarder = openForwarder()
  const entryPoint = checkEntryPoint({
    name: 'bench',
    door: 'studio',
    endpoint: { vpce: 'vpce-sm-api-xx', vpc: 'vpc-studio' },
    port: 0,
    ranges: ['127.0.0.0/8'],
    hosts: [hostName],
  })
  const { port } = await openListener(entryPoint, {
    request: (request, response) => forwarder.request(request, response, { socketPath, path: request.url }),
    upgrade: (request, socket, head) =>
      forwarder.upgrade(request, socket, head, { socketPath, path: request.url }, () => true),
  })
  ready(port)
}

/** A whole throwaway studio before the same app, and a session that was opened as a user does. */
async function serveStudio() {
  const directory = mkdtempSync(join(tmpdir(), 'fourthright-bench-studio-'))
  const app = {
    name: 'bench',
    start: async () => ({ socketPath, processGroup: 0, ended: new Promise(() => {}), stop: async () => {} }),
  }
  const studio = await startStudio({ directory, ephemeral: true, app, log: console.error })
  const forget = () => {
    rmSync(directory, { recursive: true, force: true })
    process.exit()
  }
  for (const end of ['disconnect', 'SIGTERM']) process.on(end, forget)
  const { signIn, users, api } = studio.ready
  const body = JSON.stringify({ username: users[0].name, password: users[0].password })
  const { accessToken } = JSON.parse((await talk(signIn.url, { body })).text)
  const authorization = `Bearer ${accessToken}`
  const profile = `${api.url}/${api.stage}/${users[0].name}`
  const link = JSON.parse((await talk(profile, { headers: { authorization } })).text).AuthorizedUrl
  const cookie = (await talk(link)).headers['set-cookie'][0].split(';', 1)[0]
  const { port, host } = new URL(link)
  ready(Number(port), { host, cookie, profile, authorization })
}

/** URLs minted and redeemed a second, eight under way, from as many addresses as the flood limit asks for. */
async function tellDoors({ profile, authorization }) {
  const links = []
  const minted = await perSecond(async (n) => {
    const from = `127.0.1.${1 + (n % 50)}`
    links.push(JSON.parse((await talk(profile, { headers: { authorization }, from })).text).AuthorizedUrl)
  })
  const redeemed = await perSecond(async (n) => {
    const { status } = await talk(links[n])
    if (status !== 302) throw new Error(`A link was answered with ${status}.`)
  })
  console.log(`minted ${minted.toFixed(0)} URLs/s, redeemed ${redeemed.toFixed(0)} URLs/s`)
}

async function perSecond(work) {
  const start = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < urls) await work(next++)
    }),
  )
  return urls / ((performance.now() - start) / 1000)
}

function talk(url, { body, headers = {}, from } = {}) {
  const { port, host, pathname, search } = new URL(url)
  const sent = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': body.length }
  return new Promise((resolve, reject) => {
    ask(
      {
        host: '127.0.0.1',
        port,
        path: pathname + search,
        method: body === undefined ? 'GET' : 'POST',
        headers: { host, ...sent, ...headers },
        ...(from ? { localAddress: from } : {}),
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (more) => {
          text += more
        })
        answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }))
      },
    )
      .on('error', reject)
      .end(body)
  })
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
