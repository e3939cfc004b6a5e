import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { madeUpSeason } from '../../packages/web/src/season/season.fixture.js'
import { describeWith, needsChromium } from '../support/needs.js'
import { startBrowser } from '../support/startBrowser.js'
import { openPage } from './exploreBrowser.fixture.js'
import { servePage } from './explorePage.fixture.js'

const chromium = needsChromium()

describeWith(chromium, 'tables that are written anew', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser(chromium.path)
  })
  afterAll(() => browser?.close())

  it('are read as they are now, and as they were last without a network', async () => {
    const made = madeUpSeason()
    const tables = { ...made, season: { ...made.season, games: 111 } }
    const served = await servePage({ tables })
    const { page } = await openPage(browser, `${served.address}/season`)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await page.reload()
    await page.getByText('in 111 games').waitFor()
    tables.season = { ...made.season, games: 222 }
    await page.reload()
    await page.getByText('in 222 games').waitFor()
    await served.close()
    await page.reload()
    await page.getByText('in 222 games').waitFor()
    expect(await page.getByText('in 111 games').count()).toBe(0)
  })
})
