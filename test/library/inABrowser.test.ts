import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { decide, famousPlay, openBundle } from '@fourthright/guide'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith, needsChromium } from '../support/needs.js'
import { startBrowser } from '../support/startBrowser.js'
import { bundled } from './bundled.fixture.js'

const found = needsChromium()
const example = readFileSync(new URL('../../packages/guide/examples/inABrowser.ts', import.meta.url), 'utf8')
const models = createRequire(import.meta.url).resolve('@fourthright/models/experiment.frb')

describeWith(found, 'the library in a browser', () => {
  let server: Server
  let browser: Browser
  beforeAll(async () => {
    const { text } = await bundled(example)
    const files: Record<string, { type: string; body: string | Buffer }> = {
      '/': { type: 'text/html', body: '<!doctype html><script type="module" src="/page.js"></script>' },
      '/page.js': { type: 'text/javascript', body: text },
      '/experiment.frb': { type: 'application/octet-stream', body: readFileSync(models) },
    }
    server = createServer((request, response) => {
      const file = files[request.url ?? '']
      response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' }).end(file?.body)
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    browser = await startBrowser(found.path)
  })
  afterAll(async () => {
    await browser?.close()
    server?.closeAllConnections()
    server?.close()
  })

  it('decides in the page, and says there what it says in Node', async () => {
    const page = await browser.newPage()
    const failures: string[] = []
    page.on('pageerror', ({ message }) => failures.push(message))
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await page.locator('body', { hasText: 'win probability' }).waitFor({ timeout: 20_000 })
    const { verdict } = decide(famousPlay, await openBundle(readFileSync(models)))
    expect(await page.locator('body').textContent()).toBe(verdict)
    expect(failures).toEqual([])
  })
})
