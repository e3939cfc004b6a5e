import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { describeWith, needsChromium } from '../../../../test/support/needs.js'
import { startBrowser } from '../../../../test/support/startBrowser.js'
import { filesApp } from '../apps/files/filesApp.js'
import { openTestStudio, type TestStudio } from './studio.fixture.js'

const chromium = needsChromium()

describeWith(chromium, 'in a browser', () => {
  let studio: TestStudio
  let browser: Browser
  let person: BrowserContext
  beforeAll(async () => {
    studio = await openTestStudio({ app: filesApp })
    browser = await startBrowser(chromium.path)
  })
  beforeEach(async () => {
    person = await browser.newContext()
    return () => person.close()
  })
  afterAll(async () => {
    await browser.close()
    await studio.close()
  })

  const isLive = '#connection[data-state=live]'

  it('a link opens the profile, and leaves address bar and history at once', async () => {
    const url = await studio.mint('alice')
    const page = await person.newPage()
    const addresses: string[] = []
    page.on('framenavigated', (frame) => addresses.push(frame.url()))
    await page.goto(url)
    await page.locator(isLive).waitFor()
    expect(page.url()).toBe(new URL('/', url).href)
    expect(addresses.filter((address) => address.includes('token'))).toEqual([])
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2)
    expect(await page.evaluate(() => document.cookie)).toBe('')
    const [cookie] = await person.cookies()
    expect(cookie).toMatchObject({
      name: '__Host-fourthright',
      domain: new URL(url).hostname,
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
    })
  })

  it('what changes in the home shows at once, over the WebSocket', async () => {
    const page = await person.newPage()
    await page.goto(await studio.mint('alice'))
    await page.locator(isLive).waitFor()
    const homes = join(studio.directory, 'homes')
    const home = readdirSync(homes).find((name) => name.startsWith('alice-')) ?? ''
    writeFileSync(join(homes, home, 'fourth-downs.csv'), 'season,week\n2020,15\n')
    await page.getByText('fourth-downs.csv').waitFor()
  })

  it('a grant that is revoked takes the page away', async () => {
    const page = await person.newPage()
    await page.goto(await studio.mint('bob'))
    await page.locator(isLive).waitFor()
    await studio.admin('revokeGrant', { user: 'bob' })
    await page.getByText('Your access has ended').waitFor()
    const again = await page.reload()
    expect(again?.status()).toBe(403)
    expect(await page.textContent('h1')).toBe('You cannot open this from here')
    await studio.admin('giveGrant', { user: 'bob' })
  })

  it('a link that was opened is told to be no longer good', async () => {
    const url = await studio.mint('alice')
    await (await person.newPage()).goto(url)
    const stranger = await browser.newPage()
    expect((await stranger.goto(url))?.status()).toBe(410)
    expect(await stranger.textContent('h1')).toBe('This link is no longer good')
    await stranger.close()
  })

  describe('with two profiles open', () => {
    it("one's page neither reads nor listens to the other", async () => {
      // Whatever an app's own content security policy forbids, the door must hold without it.
      const both = await browser.newContext({ bypassCSP: true })
      const alice = await both.newPage()
      const aliceUrl = await studio.mint('alice')
      await alice.goto(aliceUrl)
      await alice.locator(isLive).waitFor()
      const bob = await both.newPage()
      await bob.goto(await studio.mint('bob'))
      await bob.locator(isLive).waitFor()
      const other = new URL('/', aliceUrl).href
      const tried = await bob.evaluate(async (address) => {
        const attempt = async (run: () => Promise<unknown>) => {
          try {
            return await run()
          } catch (error) {
            return (error as Error).name
          }
        }
        return {
          read: await attempt(async () => (await fetch(address, { credentials: 'include' })).status),
          blind: await attempt(
            async () => (await fetch(address, { credentials: 'include', mode: 'no-cors' })).type,
          ),
          listen: await attempt(
            () =>
              new Promise((resolve) => {
                const socket = new WebSocket(address.replace('http', 'ws'))
                socket.onopen = () => resolve('open')
                socket.onerror = () => resolve('refused')
              }),
          ),
        }
      }, other)
      await both.close()
      expect(tried).toEqual({ read: 'TypeError', blind: 'opaque', listen: 'refused' })
      const denied = (await studio.auditLines()).filter(
        ({ what, verdict, who }) => what === 'request' && verdict === 'deny' && who === 'alice',
      )
      expect(denied.map(({ why }) => why)).toEqual([
        'A page of another origin asked.',
        'A page of another origin asked.',
        'The WebSocket comes from no page of this host.',
      ])
    })
  })
})
