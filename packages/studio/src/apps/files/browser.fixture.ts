import type { Browser, Page } from 'playwright-core'

export interface WatchedPage {
  readonly page: Page
  /** Errors and warnings of its console, faults of its code, and requests to anybody but the address. */
  readonly complaints: string[]
}

/** Opens an address in a fresh profile of the browser, and waits until its listing is live. */
export async function openWatched(
  browser: Browser,
  address: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (asked) => {
    if (new URL(asked.url()).origin !== address) complaints.push(`asked ${asked.url()}`)
  })
  await page.goto(address)
  await page.locator('#connection[data-state=live]').waitFor()
  return { page, complaints }
}

/**
 * Contrast of a text of the page with what lies behind it, as WCAG measures it. The page paints no pictures behind
 * texts and no half-transparent surfaces.
 */
export function leastContrast(page: Page): Promise<{ ratio: number; text: string }> {
  return page.evaluate(() => {
    const light = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
        const share = Number(part) / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const behind = (element: Element | null): string => {
      if (element === null) return 'rgb(255, 255, 255)'
      const colour = getComputedStyle(element).backgroundColor
      return colour === 'rgba(0, 0, 0, 0)' ? behind(element.parentElement) : colour
    }
    let least = { ratio: 99, text: '' }
    for (const element of document.body.querySelectorAll('*')) {
      const texts = [...element.childNodes].filter((node) => node.nodeType === 3 && node.nodeValue?.trim())
      if (texts.length === 0 || !element.checkVisibility()) continue
      const [front, back] = [light(getComputedStyle(element).color), light(behind(element))]
      const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05)
      if (ratio < least.ratio) least = { ratio, text: String(texts[0]?.nodeValue?.trim()) }
    }
    return least
  })
}
