import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { madeUpSeason } from '../../packages/web/src/season/season.fixture.js'
import { describeWith, needsChromium } from '../support/needs.js'
import { layoutShift, openPage, overhang, startBrowser, violations } from './exploreBrowser.fixture.js'
import { type ServedPage, servePage } from './explorePage.fixture.js'

const chromium = needsChromium()
const tables = madeUpSeason()

describeWith(chromium, 'the season in a browser', () => {
  let browser: Browser
  let served: ServedPage
  beforeAll(async () => {
    served = await servePage({ tables })
    browser = await startBrowser(chromium.path)
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  const open = async (path: string, options = {}) => {
    const opened = await openPage(browser, served.address + path, options)
    await opened.page.locator('.season h1').waitFor()
    return opened
  }
  const column = (page: Page, name: string) => page.locator(`.decisions tbody .${name}`).allInnerTexts()
  const found = (page: Page) => page.locator('.found').innerText()

  it('lists the dearest fourth downs first, and asks nobody else for anything', async () => {
    const { page, complaints } = await open('/season')
    const costs = (await column(page, 'cost')).map(Number.parseFloat)
    const dearest = Math.max(...tables.decisions.cost.map((cost) => cost ?? 0)) * 100
    expect(costs).toHaveLength(50)
    expect(costs[0]).toBeCloseTo(dearest, 1)
    expect(costs).toEqual([...costs].sort((one, other) => other - one))
    expect(await found(page)).toBe('Fourth downs 1–50 of 3,808')
    expect(complaints).toEqual([])
  })

  it('sorts by a head that says so, from the keyboard, and keeps the order in the address', async () => {
    const { page } = await open('/season')
    const head = page.getByRole('columnheader', { name: 'Situation' })
    await head.getByRole('button').focus()
    await page.keyboard.press('Enter')
    expect(await head.getAttribute('aria-sort')).toBe('ascending')
    expect(await page.getByRole('columnheader', { name: 'Cost' }).getAttribute('aria-sort')).toBeNull()
    await expect.poll(() => new URL(page.url()).search).toBe('?sort=distance')
    expect((await column(page, 'situation'))[0]).toMatch(/^4th & (1|goal) /)
    await page.keyboard.press('Enter')
    expect(await head.getAttribute('aria-sort')).toBe('descending')
    await page.waitForURL((url) => url.searchParams.get('order') === 'descending')
    await page.reload()
    expect(await page.locator('[aria-sort]').innerText()).toMatch(/^Situation/)
  })

  it('narrows the list to clear wrong calls of a quarter, and says how many there are', async () => {
    const { page } = await open('/season')
    await page.getByLabel('Clear calls only').check()
    await page.getByLabel('Wrong calls only').check()
    await page.getByLabel('Quarter').selectOption('4')
    await page.getByRole('combobox', { name: 'Right', exact: true }).selectOption('goForIt')
    const { confidence, actualChoice, recommendation, quarter, cost } = tables.decisions
    const expected = cost.filter(
      (one, at) =>
        one !== null &&
        confidence[at] === 'clear' &&
        recommendation[at] === 'goForIt' &&
        actualChoice[at] !== 'goForIt' &&
        quarter[at] === 4,
    ).length
    expect(expected).toBeGreaterThan(0)
    expect(await found(page)).toMatch(new RegExp(`of ${expected}$`))
    await expect.poll(() => new URL(page.url()).search).toBe('?quarter=4&right=goForIt&clear&wrong')
    await page.getByLabel('Search').pressSequentially('nobody at all')
    await expect.poll(() => new URL(page.url()).searchParams.get('search')).toBe('nobody at all')
    expect(await found(page)).toMatch('No fourth down is like that')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    expect(await found(page)).toMatch('of 3,808')
  })

  it.each([1440, 1024, 900])('has each cell under its own head at %i pixels', async (width) => {
    const { page } = await open('/season', { viewport: { width, height: 800 } })
    const lefts = (row: string) =>
      page
        .locator(`${row} > *`)
        .evaluateAll((all) =>
          all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().left),
        )
    expect(await lefts('.decisions tbody tr:first-child')).toEqual(await lefts('.decisions thead tr'))
    expect(await overhang(page)).toBe(0)
  })

  it('is sorted on a phone too, and takes no hidden button along by keyboard', async () => {
    const { page } = await open('/season', { viewport: { width: 390, height: 844 } })
    await page.getByLabel('Sorted by').selectOption('week')
    expect((await column(page, 'game'))[0]).toMatch(/^W1 /)
    await page.goto(`${served.address}/season?show=teams`)
    await page.getByRole('button', { name: 'Went when right' }).click()
    await expect.poll(() => new URL(page.url()).search).toBe('?show=teams&rank=went')
    const hidden = await page
      .locator('button, a, select, input')
      .evaluateAll(
        (all) => all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().width < 8).length,
      )
    expect(hidden).toBe(0)
  })

  it('turns its pages', async () => {
    const { page } = await open('/season')
    await page.getByRole('button', { name: 'Next' }).click()
    expect(await found(page)).toBe('Fourth downs 51–100 of 3,808')
    await expect.poll(() => new URL(page.url()).search).toBe('?page=2')
  })

  it('opens a fourth down as the situation that it was', async () => {
    const { page } = await open('/season')
    const link = page.locator('.decisions .situation a').first()
    const { searchParams } = new URL((await link.getAttribute('href')) ?? '', served.address)
    const costs = tables.decisions.cost.map((cost) => cost ?? 0)
    const place = costs.indexOf(Math.max(...costs))
    expect(Object.fromEntries(searchParams)).toMatchObject({
      season: '2020',
      offense: tables.decisions.offense[place],
      quarter: String(tables.decisions.quarter[place]),
      clock: tables.decisions.clock[place],
      yardsToGo: String(tables.decisions.yardsToGo[place]),
      yardsToGoal: String(tables.decisions.yardsToGoal[place]),
    })
    await link.click()
    await page.waitForURL((url) => url.pathname === '/' && url.searchParams.get('season') === '2020')
  })

  it('ranks teams by what they lost, or by name, and opens a team’s own page and the way back', async () => {
    const { page } = await open('/season?show=teams')
    const names = () => page.locator('.ranked tbody .who').allInnerTexts()
    expect((await names())[0]).toContain(tables.teams[0]?.team)
    await page.getByRole('columnheader', { name: 'Team' }).getByRole('button').click()
    const sorted = (await names()).map((name) => name.split(' ').at(-1))
    expect(sorted).toEqual([...sorted].sort())
    await page.getByRole('link', { name: 'Colts' }).click()
    expect(await page.locator('h1:focus').innerText()).toBe('Colts, 2020.')
    expect(await page.title()).toBe('Colts 2020 · Fourthright')
    expect(new Set((await column(page, 'who')).map((who) => who.split(' ')[0]))).toEqual(new Set(['IND']))
    await page.goBack()
    expect(await page.locator('.ranked tbody tr').count()).toBe(32)
  })

  it('draws a game’s line with its fourth downs, each a link by keyboard into its situation', async () => {
    const game = tables.games[40] as (typeof tables.games)[0]
    const { page } = await open(`/season?game=${game.id}`)
    await page.locator('.plotted svg a').first().waitFor()
    const own = tables.decisions.game.flatMap((one, at) => (one === 40 ? [at] : []))
    const dots = page.locator('.plotted svg a')
    expect(await dots.count()).toBe(own.length)
    const wrong = own.filter((at) => (tables.decisions.cost[at] ?? 0) > 0).length
    expect(await page.locator('.plotted svg [data-marks="dot"]').first().locator('> *').count()).toBe(wrong)
    const name = await dots.first().getAttribute('aria-label')
    expect(name).toContain(`Q1 ${tables.decisions.clock[own[0] ?? 0]}`)
    await dots.first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname === '/')
  })

  it('maps every distance and yard line in the colour of the right choice, and opens one', async () => {
    const { page, complaints } = await open('/season?show=map&lead=-4&quarter=4&clock=6:00')
    await page.locator('.map [aria-busy=false]').waitFor({ timeout: 45_000 })
    const cells = Array.from({ length: 15 }, (_, at) => 99 - at).reduce((sum, one) => sum + one, 0)
    expect(await page.locator('.map [data-marks=rect]').first().locator('> *').count()).toBe(cells)
    await page.getByLabel('Yards to go').first().fill('1')
    await page.getByLabel('Yards to the goal').fill('50')
    await page.getByText('4th & 1 at midfield').waitFor()
    expect(await page.locator('.picked [role=status]').innerText()).toContain('Go')
    // 4th and 15 in their half, by pointer
    const map = await page.locator('.map .plotted svg').boundingBox()
    await page.mouse.click((map?.x ?? 0) + (map?.width ?? 0) * 0.85, (map?.y ?? 0) + 20)
    await page.getByText(/4th & 15 at their \d\d/).waitFor()
    await page.getByRole('link', { name: 'Open it' }).click()
    await page.waitForURL((url) => url.searchParams.get('offenseScore') === '16')
    expect(complaints).toEqual([])
  })

  it('says how to make the tables where there are none', async () => {
    const bare = await servePage({ tables: 'none' })
    const { page } = await openPage(browser, `${bare.address}/season`)
    expect(await page.getByRole('alert').innerText()).toContain('fourthright season 2020 --tables DIR')
    await bare.close()
  })

  it.each([
    ['unpacked by the server on its way', { json: tables.season }, 'The 2020 season'],
    [
      'answered with the page itself',
      { contentType: 'text/html', body: '<!doctype html>' },
      'No tables of 2020',
    ],
    ['damaged', { body: Buffer.from([0x1f, 0x8b, 1, 2, 3]) }, 'The tables of 2020 are damaged.'],
    ['out of reach', 'abort', 'The season is out of reach.'],
  ] as const)('says plainly what is the matter with a table that is %s', async (_, answer, words) => {
    const { page } = await openPage(browser, `${served.address}/models`)
    await page.route('**/tables/2020/season.json.gz', (route) =>
      answer === 'abort' ? route.abort() : route.fulfill({ ...answer }),
    )
    await page.goto(`${served.address}/season`)
    await page.getByRole('heading', { name: words }).waitFor()
  })

  it('ships with 2020: the famous play opens from its game', async () => {
    const shipped = await servePage({ tables: 'shipped' })
    const { page } = await openPage(browser, `${shipped.address}/season`)
    await page.locator('.found').waitFor()
    expect(await found(page)).toBe('Fourth downs 1–50 of 3,832')
    await page.goto(`${shipped.address}/season?game=2020_15_HOU_IND`)
    await page.getByRole('link', { name: /^Q4 3:21: IND, 4th & 1 at HOU 36/ }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('clock') === '3:21')
    await page.getByRole('heading', { name: 'Go for it' }).first().waitFor()
    await shipped.close()
  })

  it('answers an address of nonsense with the whole season', async () => {
    const { page, complaints } = await open('/season?team=XYZ&sort=__proto__&page=-1&week=banana')
    expect(await page.getByRole('alert').innerText()).toContain('XYZ')
    expect(complaints).toEqual([])
  })

  it('loads none of its code, nor the charts’, where one decides', async () => {
    const { page } = await openPage(browser, served.address)
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    expect(loaded.filter((name) => /Season|Game|Live|Models|Plotted/.test(name))).toEqual([])
  })

  it.each(['light', 'dark'] as const)(
    'is readable by everybody in %s, wide and on a phone',
    async (colorScheme) => {
      for (const width of [1440, 390]) {
        const { page } = await open('/season', { viewport: { width, height: 844 }, colorScheme })
        for (const path of ['', '?show=teams', '?team=IND', '?show=map', `?game=${tables.games[3]?.id}`]) {
          await page.goto(`${served.address}/season${path}`)
          await page.locator('.season h1').waitFor()
          if (path.startsWith('?game')) await page.locator('.plotted svg a').first().waitFor()
          expect(await violations(page), `${path} at ${width}`).toEqual([])
          expect(await overhang(page), `${path} at ${width}`).toBe(0)
          expect(await layoutShift(page), `${path} at ${width}`).toBeLessThan(0.1)
        }
        await page.context().close()
      }
    },
  )
})
