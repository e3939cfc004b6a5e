// What the page costs: bytes by part until the first decision, as Chromium fetched them from the real server; time to the
// first decision at 9 Mbit/s, 85 ms and a processor four times as slow; main-thread time of a drag's step.
//
//   npm run build && node bench/page.mjs [runs]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const { chromium } = createRequire(new URL('../packages/web/package.json', import.meta.url))(
  'playwright-core',
)
const runs = Number(process.argv[2] ?? 5)
const budget = { code: 200_000, models: 400_000, milliseconds: 1_500, dragStep: 16 }

const cli = fileURLToPath(new URL('../packages/cli/bin/fourthright.js', import.meta.url))
const server = spawn(process.execPath, [cli, 'serve', '--json', '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const [line] = await once(server.stdout.setEncoding('utf8'), 'data')
const { url } = JSON.parse(line)
const browser = await chromium.launch({
  executablePath: process.env.FOURTHRIGHT_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
})

try {
  const loads = []
  for (let run = 0; run < runs; run++) loads.push(await load())
  const parts = loads[0].parts
  const code = parts.page + parts.script + parts.style
  for (const [part, bytes] of Object.entries(parts)) print(part, `${(bytes / 1000).toFixed(1)} kB`)
  print(
    'code (page, script, style)',
    against(code, budget.code, (bytes) => `${(bytes / 1000).toFixed(1)} kB`),
  )
  print(
    'models',
    against(parts.models, budget.models, (bytes) => `${(bytes / 1000).toFixed(1)} kB`),
  )
  const times = loads.map(({ milliseconds }) => milliseconds)
  print(
    'first decision',
    against(median(times), budget.milliseconds, (ms) => `${Math.round(ms)} ms`),
  )
  print('  of', times.map((ms) => Math.round(ms)).join(', '))
  for (const slower of [1, 4]) {
    const steps = await drag(slower)
    const at = (share) => steps.toSorted((a, b) => a - b)[Math.floor(share * (steps.length - 1))]
    const words = (ms) => `${ms.toFixed(1)} ms`
    print(`drag step, processor 1/${slower}`, against(at(0.5), budget.dragStep, words))
    print('  p95', words(at(0.95)))
  }
} finally {
  await browser.close()
  server.kill()
}

/** A first visit, all caches empty. */
async function load() {
  const { page, session, close } = await visitor()
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 85,
    downloadThroughput: 9e6 / 8,
    uploadThroughput: 9e6 / 8,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const paths = new Map()
  const parts = { page: 0, script: 0, style: 0, font: 0, models: 0, other: 0 }
  session.on('Network.responseReceived', ({ requestId, response }) => paths.set(requestId, response.url))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    parts[partOf(paths.get(requestId) ?? '')] += encodedDataLength
  })
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction(() => performance.getEntriesByName('verdict').length > 0)
  const fetched = { ...parts }
  const milliseconds = await page.evaluate(() => performance.getEntriesByName('verdict')[0].startTime)
  await close()
  return { parts: fetched, milliseconds }
}

function partOf(address) {
  const { pathname } = new URL(address, url)
  if (pathname === '/') return 'page'
  if (pathname.endsWith('.js')) return 'script'
  if (pathname.endsWith('.css')) return 'style'
  if (pathname.endsWith('.woff2')) return 'font'
  return pathname.endsWith('.frb') ? 'models' : 'other'
}

/** Milliseconds of main thread that each step of a drag took, from the pointer's move until everything is laid out. */
async function drag(slower) {
  const { page, session, close } = await visitor()
  await page.goto(url)
  await page.waitForFunction(() => performance.getEntriesByName('verdict').length > 0)
  await page.waitForTimeout(1_000)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  const steps = await page.evaluate(async () => {
    const ball = document.querySelector('.handle.ball')
    const { left, top } = ball.getBoundingClientRect()
    const point = (type, x) =>
      ball.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: top, pointerId: 1, bubbles: true }))
    ball.setPointerCapture = () => {}
    point('pointerdown', left)
    const took = []
    for (let step = 0; step < 140; step++) {
      await new Promise((frame) => requestAnimationFrame(frame))
      const from = performance.now()
      point('pointermove', left + (step % 70) * 2)
      for (let turn = 0; turn < 10; turn++) await Promise.resolve()
      document.body.getBoundingClientRect()
      took.push(performance.now() - from)
    }
    point('pointerup', left)
    return took.slice(40)
  })
  await close()
  return steps
}

async function visitor() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  return { page, session, close: () => context.close() }
}

function against(value, most, words) {
  return `${words(value)}, ${(value / most).toFixed(2)} of the budget of ${words(most)}`
}

function print(name, text) {
  console.log(`${name.padEnd(28)}${text}`)
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}
