import { join } from 'node:path'
import { expect, it } from 'vitest'
import { describeWith, needsChromium } from '../support/needs.js'
import { pageInBrowser, shots, verdict } from './decidePage.fixture.js'
import { layoutShift, overhang, violations } from './exploreBrowser.fixture.js'

const chromium = needsChromium()
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 2 }

describeWith(chromium, 'the page that decides, everywhere', () => {
  const site = pageInBrowser(chromium.path)

  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 768],
    ['light', 390],
    ['dark', 390],
  ] as const)(
    'is open to everybody: nothing against WCAG 2.2 AA in %s at %d pixels',
    async (colorScheme, width) => {
      const viewport = { width, height: 844 }
      const { page } = await site.open('/?open=why,sure,map,assumed,more', { colorScheme, viewport })
      await page.locator('.map svg[aria-busy=false]').waitFor({ timeout: 30_000 })
      await page.locator('.waterfall').first().waitFor()
      await page.screenshot({ path: join(shots, `decide-${width}-${colorScheme}.png`), fullPage: true })
      expect(await violations(page)).toEqual([])
      expect(await overhang(page)).toBe(0)
    },
  )

  it('shows board, field and verdict at once on a phone, and keeps the verdict in sight', async () => {
    const { page } = await site.open('/', phone)
    const isInSight = async () => {
      const box = await page.locator('.verdict h1').boundingBox()
      return box !== null && box.y >= 0 && box.y + box.height <= 844
    }
    expect(await page.locator('svg.field').isVisible()).toBe(true)
    expect(await isInSight()).toBe(true)
    await page.getByRole('slider', { name: 'Chance to convert' }).scrollIntoViewIfNeeded()
    expect(await isInSight()).toBe(true)
    expect(await page.locator('.tree svg.upright').count()).toBe(1)
    expect(await page.locator('.choices tbody tr').first().innerText()).toMatch(/79/)
  })

  it('moves nothing while it loads', async () => {
    for (const options of [{}, phone]) {
      const { page } = await site.open('/', options)
      expect(await layoutShift(page)).toBeLessThan(0.02)
    }
  })

  it('copies the link, and draws a picture with words', async () => {
    const { page, complaints } = await site.open('/', { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.getByRole('slider', { name: 'Chance to convert' }).fill('0.4')
    await page.getByRole('button', { name: 'Share' }).click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(new URL(copied).searchParams.get('convert')).toBe('0.4')
    const image = page.locator('.sheet img')
    await image.waitFor()
    expect(await image.getAttribute('alt')).toMatch(/points? of win probability/)
    const size = await image.evaluate((one: HTMLImageElement) => [one.naturalWidth, one.naturalHeight])
    expect(size).toEqual([1200, 675])
    expect(await violations(page)).toEqual([])
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Keep the picture' }).click()
    await (await download).saveAs(join(shots, 'shared.png'))
    await page.getByRole('button', { name: 'Close' }).click()
    await page.locator('.sheet').waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })

  it('says the verdict to those who hear the page, once a change rests', async () => {
    const { page } = await site.open()
    await page.getByRole('slider', { name: 'Line to gain' }).focus()
    for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowRight')
    await page.locator('[aria-live=polite]', { hasText: 'Kick the field goal: ' }).waitFor()
  })

  it('goes on without a network, after a reload too', async () => {
    const { page } = await site.open()
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
      timeout: 20_000,
    })
    await page.getByRole('button', { name: 'Why?' }).click()
    await page.locator('.waterfall').first().waitFor()
    await page.context().setOffline(true)
    await site.endServer()
    await page.reload()
    await page.locator('.verdict:not(.waiting) h1').waitFor()
    expect(await verdict(page)).toBe('Go for it.')
    await page.locator('.waterfall').first().waitFor()
    await page.getByLabel('Yards to go', { exact: true }).fill('9')
    expect(await verdict(page)).toBe('Kick the field goal.')
    await page.getByText('You are offline').waitFor()
    await page.getByRole('button', { name: 'How sure is that?' }).click()
    await page.getByText(/no connection just now/).waitFor()
  })
})
