import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith, needsChromium } from '../support/needs.js'
import { startBrowser } from '../support/startBrowser.js'
import { builtPage } from './explorePage.fixture.js'

const chromium = needsChromium()
const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

describeWith(chromium, 'a newer version of the page', () => {
  let browser: Browser
  let server: Server
  let address: string
  let isNewer = false

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://page')
      const file = pathname === '/' ? 'index.html' : normalize(pathname).slice(1)
      response.setHeader('content-type', kinds[extname(file)] ?? 'application/octet-stream')
      const bytes = readFileSync(join(builtPage, file))
      const version = (text: string) => text.replace(/"version":"\w+"/, '"version":"newer"')
      response.end(file === 'sw.js' && isNewer ? version(bytes.toString()) : bytes)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await startBrowser(chromium.path)
  })
  afterAll(async () => {
    await browser?.close()
    server?.closeAllConnections()
    server?.close()
  })

  it('waits until the reader wants it, then takes the old one’s place with all it keeps', async () => {
    const page = await browser.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(address)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    expect(await page.evaluate(() => caches.keys())).toEqual([expect.not.stringContaining('newer')])
    isNewer = true
    await page.reload()
    await page.getByText('A newer Fourthright is ready').waitFor()
    expect(await page.locator('.verdict h1').innerText()).toBe('Go for it.')
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Use it' }).click()])
    await page.waitForFunction(async () => (await caches.keys()).join() === 'fourthright newer')
    await page.locator('.verdict:not(.waiting) h1').waitFor()
    expect(await page.getByText('A newer Fourthright is ready').count()).toBe(0)
  })
})
