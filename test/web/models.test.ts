import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith, needsChromium } from '../support/needs.js'
import { startBrowser } from '../support/startBrowser.js'
import { layoutShift, openPage, overhang, violations } from './exploreBrowser.fixture.js'
import { type ServedPage, servePage } from './explorePage.fixture.js'

const chromium = needsChromium()

describeWith(chromium, 'the model card in a browser', () => {
  let browser: Browser
  let served: ServedPage
  beforeAll(async () => {
    served = await servePage({ tables: 'none' })
    browser = await startBrowser(chromium.path)
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  const open = async (options = {}) => {
    const opened = await openPage(browser, `${served.address}/models`, options)
    await opened.page.locator('.calibration svg').nth(2).waitFor()
    return opened
  }

  it('shows seasons, calibration, rivals, importance and limits, and links to the whole', async () => {
    const { page, complaints } = await open()
    const card = await page.evaluate(() => fetch('/models/card.json').then((answer) => answer.json()))
    expect(await page.locator('.comparisons .ours').first().innerText()).toBe(
      card.evaluation.conversion.brier.toFixed(4),
    )
    const dots = page.locator('.calibration').first().locator('[data-marks=dot] > *')
    expect(await dots.count()).toBe(card.evaluation.conversion.bins.length)
    expect(await page.locator('.importance tbody tr').count()).toBe(card.importance.length)
    expect(await page.locator('.limits li').allInnerTexts()).toEqual(card.limits)
    expect(await page.getByRole('link', { name: 'JSON' }).getAttribute('href')).toBe('/models/card.json')
    expect(complaints).toEqual([])
  })

  it('says in a table what a picture shows', async () => {
    const { page } = await open()
    const first = page.locator('.calibration').first()
    await first.getByText('The same as a table').click()
    expect(await first.locator('tbody tr').first().innerText()).toMatch(/^7\s%\s+6\s%\s+3\s% to 10\s%\s+244$/)
  })

  it.each(['light', 'dark'] as const)(
    'is readable by everybody in %s, wide and on a phone',
    async (colorScheme) => {
      for (const width of [1440, 390]) {
        const { page } = await open({ viewport: { width, height: 844 }, colorScheme })
        expect(await violations(page)).toEqual([])
        expect(await overhang(page)).toBe(0)
        expect(await layoutShift(page)).toBeLessThan(0.1)
        await page.context().close()
      }
    },
  )
})
