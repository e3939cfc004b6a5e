// The studio's door, shown: each step with the line that the audit keeps of it. `npm run demo:door`
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { askAdmin } from '../packages/studio/dist/index.js'

const { WebSocket } = createRequire(new URL('../packages/studio/package.json', import.meta.url))('ws')
const bin = fileURLToPath(new URL('../packages/cli/bin/fourthright.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'fourthright-demo-'))
const directory = join(folder, 'studio')
const colour = process.stdout.isTTY && !process.env.NO_COLOR
const paint = (code, text) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text)
let failed = 0

const studio = spawn(
  process.execPath,
  [bin, 'studio', 'start', '--dir', directory, '--ephemeral', '--json'],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
)
const ready = await firstLine(studio.stdout)
try {
  await show(ready)
} finally {
  studio.kill('SIGTERM')
  await new Promise((resolve) => studio.once('exit', resolve))
  rmSync(folder, { recursive: true, force: true })
}
console.log(failed === 0 ? '\nThe door holds.' : `\n${failed} steps did not go as they must.`)
process.exitCode = failed === 0 ? 0 : 1

async function show({ signIn, api, entryPoints, users }) {
  const [alice, bob] = users
  const outside = entryPoints.find((way) => way.public)
  const own = `${api.url}/${api.stage}/${alice.name}`

  const signedIn = await call(signIn.url, { body: { username: alice.name, password: alice.password } })
  const authorization = `Bearer ${JSON.parse(signedIn.text).accessToken}`
  await step(`${alice.name} signs in`, signedIn.status, 200)

  const minted = await call(own, { headers: { authorization } })
  const url = JSON.parse(minted.text).AuthorizedUrl
  await step('asks for a link to the own profile: minted', minted.status, 200, 'mint')

  const other = await call(`${api.url}/${api.stage}/${bob.name}`, { headers: { authorization } })
  await step(`asks for ${bob.name}'s`, other.status, 403)

  const elsewhere = new URL(url)
  elsewhere.port = new URL(outside.url).port
  await step('the link from outside', (await call(elsewhere.href)).status, 403)

  const spoofed = {
    'x-forwarded-for': '10.16.0.5',
    x_forwarded_for: '10.16.0.5',
    forwarded: 'for=10.16.0.5',
    'x-amzn-vpce-id': entryPoints[0].vpce,
    'x-amzn-source-vpc': entryPoints[0].vpc,
  }
  const spoof = await call(elsewhere.href, { headers: spoofed })
  await step('the same with spoofed headers', spoof.status, 403)

  const opened = await call(url)
  const cookie = opened.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? ''
  await step('the link from the allowed network: opens', opened.status, 302)

  await step('the same link again', (await call(url)).status, 410)

  const home = new URL('/', url).href
  const page = await call(home, { headers: { cookie } })
  await step('the profile’s page', page.status, 200)

  const socket = openSocket(home, cookie)
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const closed = new Promise((resolve) => {
    socket.once('close', resolve)
  })
  const revokedAt = performance.now()
  await askAdmin(directory, 'revokeGrant', { user: alice.name })
  const code = await closed
  const after = `${Math.round(performance.now() - revokedAt)} ms`
  await step(`the grant is revoked: the open WebSocket closes (after ${after})`, code, 1008, 'close')

  await step('the page after that', (await call(home, { headers: { cookie } })).status, 403)

  const audit = await askAdmin(directory, 'verifyAudit', {})
  console.log(`\nThe audit is ${audit.whole ? 'whole' : 'BROKEN'}: ${audit.lines} lines.`)
  if (!audit.whole) failed += 1
}

/** Tells a step, whether it went as it must, and what the audit says of it. */
async function step(what, got, wanted, kind) {
  const isRight = got === wanted
  if (!isRight) failed += 1
  const mark = isRight ? paint(32, '✓') : paint(31, `✗ (wanted ${wanted})`)
  const line = await lastLine(kind)
  const verdict = line.verdict === 'allow' ? paint(32, 'allow') : paint(33, 'deny ')
  const place = line.from.entryPoint ? ` at ${line.from.entryPoint}` : ''
  console.log(
    `\n${mark} ${what}: ${got}\n    ${verdict} ${line.what} ${line.who ?? '(unknown)'}${place}: ${line.why}`,
  )
}

/** What is written while the step's answer is on its way may come a moment later. */
async function lastLine(kind) {
  for (let tries = 0; ; tries++) {
    const { lines } = await askAdmin(directory, 'tailAudit', { limit: 20 })
    const found = kind === undefined ? lines.at(-1) : lines.findLast(({ what }) => what === kind)
    if (found !== undefined || tries === 40) return found ?? lines.at(-1)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** Names below localhost are this machine, though Node's resolver does not know them. */
function call(url, { body, headers = {} } = {}) {
  const { port, host, pathname, search } = new URL(url)
  const text = body === undefined ? undefined : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: pathname + search,
        method: text === undefined ? 'GET' : 'POST',
        headers: {
          host,
          ...headers,
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        },
      },
      (answer) => {
        let said = ''
        answer.setEncoding('utf8').on('data', (more) => {
          said += more
        })
        answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text: said }))
      },
    )
    sent.on('error', reject)
    sent.end(text)
  })
}

function openSocket(url, cookie) {
  const { port, host, origin } = new URL(url)
  return new WebSocket(`ws://127.0.0.1:${port}/live`, { headers: { host, cookie, origin } })
}

async function firstLine(stream) {
  let text = ''
  for await (const chunk of stream) {
    text += chunk
    if (text.includes('\n')) return JSON.parse(text)
  }
  throw new Error('The studio ended before it was ready.')
}
