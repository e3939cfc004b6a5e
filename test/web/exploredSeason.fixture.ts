import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { madeUpSeason } from '../../packages/web/src/season/season.fixture.js'
import { startBrowser } from '../support/startBrowser.js'
import { openPage } from './exploreBrowser.fixture.js'
import { type ServedPage, servePage } from './explorePage.fixture.js'

export const tables = madeUpSeason()

/** A made-up season in a browser, both started before the tests of a suite and ended after them. */
export function seasonInBrowser(executablePath: string) {
  let browser: Browser
  let served: ServedPage
  beforeAll(async () => {
    served = await servePage({ tables })
    browser = await startBrowser(executablePath)
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })
  return {
    address: (path: string) => served.address + path,
    /** Opens an address of another place, such as one without tables. */
    visit: (address: string) => openPage(browser, address),
    /** Opens a part of the season, and waits until it is there. */
    async open(path: string, options: Parameters<typeof openPage>[2] = {}) {
      const opened = await openPage(browser, served.address + path, options)
      await opened.page.locator('.season h1').waitFor()
      return opened
    },
  }
}

/** A column of the listed fourth downs, as one reads it. */
export function column(page: Page, name: string): Promise<string[]> {
  return page.locator(`.decisions tbody .${name}`).allInnerTexts()
}

/** How many were found. */
export function found(page: Page): Promise<string> {
  return page.locator('.found').innerText()
}
