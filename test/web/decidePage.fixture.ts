import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { startBrowser } from '../support/startBrowser.js'

const bin = fileURLToPath(new URL('../../packages/cli/bin/fourthright.js', import.meta.url))

/** Where the tests leave what they saw, for eyes. */
export const shots = join(tmpdir(), 'fourthright-page')

export interface OpenedPage {
  readonly page: Page
  /** Errors and warnings of its console, faults of its code, and requests to anybody but the server. */
  readonly complaints: string[]
}

/** The built page behind the real server, in a browser; both started before a suite's tests and ended after them. */
export function pageInBrowser(executablePath: string) {
  let browser: Browser
  let server: ChildProcess
  let address: string
  beforeAll(async () => {
    mkdirSync(shots, { recursive: true })
    server = spawn(process.execPath, [bin, 'serve', '--json', '--port', '0'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    address = await firstAddress(server)
    browser = await startBrowser(executablePath)
  })
  afterAll(async () => {
    await browser?.close()
    server?.kill()
  })
  return {
    address: (path: string) => address + path,
    /** Opens an address in a fresh profile, and waits for its words. */
    async open(path = '/', options: Parameters<Browser['newContext']>[0] = {}): Promise<OpenedPage> {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      const complaints: string[] = []
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('request', (asked) => {
        const { origin, protocol } = new URL(asked.url())
        if (origin !== address && !['blob:', 'data:'].includes(protocol))
          complaints.push(`asked ${asked.url()}`)
      })
      await page.goto(address + path)
      await page.locator('.verdict:not(.waiting) h1').waitFor()
      return { page, complaints }
    },
    /** Ends the server, as a network does that is gone. */
    async endServer() {
      server.kill()
      await new Promise((ended) => server.once('exit', ended))
    },
  }
}

/** The call in three words. */
export function verdict(page: Page): Promise<string> {
  return page.locator('.verdict h1').innerText()
}

/** What the address says, once the page has written it. */
export async function addressed(page: Page, name: string, value: string): Promise<void> {
  await page.waitForURL((url) => url.searchParams.get(name) === value)
}

async function firstAddress({ stdout }: ChildProcess): Promise<string> {
  let printed = ''
  for await (const part of stdout ?? []) {
    printed += part
    if (printed.includes('\n')) break
  }
  return (JSON.parse(printed.split('\n', 1)[0] ?? '{}') as { url: string }).url
}
