import { expect, it } from 'vitest'
import { describeWith, needsChromium } from '../support/needs.js'
import { column, found, seasonInBrowser, tables } from './exploredSeason.fixture.js'
import { servePage } from './explorePage.fixture.js'

const chromium = needsChromium()

describeWith(chromium, 'teams, games and the map in a browser', () => {
  const { open, visit } = seasonInBrowser(chromium.path)

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
    await page.mouse.click((map?.x ?? 0) + (map?.width ?? 0) * 0.8, (map?.y ?? 0) + 20)
    await page.getByText(/4th & 15 at their \d\d/).waitFor()
    await page.getByRole('link', { name: 'Open it' }).click()
    await page.waitForURL((url) => url.searchParams.get('offenseScore') === '16')
    expect(complaints).toEqual([])
  })

  it('ships with 2020: the famous play opens from its game', async () => {
    const shipped = await servePage({ tables: 'shipped' })
    const { page } = await visit(`${shipped.address}/season`)
    await page.locator('.found').waitFor()
    expect(await found(page)).toBe('Fourth downs 1–50 of 3,832')
    await page.goto(`${shipped.address}/season?game=2020_15_HOU_IND`)
    await page.getByRole('link', { name: /^Q4 3:21: IND, 4th & 1 at HOU 36/ }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('clock') === '3:21')
    await page.getByRole('heading', { name: 'Go for it' }).first().waitFor()
    await shipped.close()
  })
})
