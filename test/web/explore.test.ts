import { expect, it } from 'vitest'
import { describeWith, needsChromium } from '../support/needs.js'
import { overhang } from './exploreBrowser.fixture.js'
import { column, found, seasonInBrowser, tables } from './exploredSeason.fixture.js'

const chromium = needsChromium()

describeWith(chromium, 'the fourth downs of a season in a browser', () => {
  const { address, open } = seasonInBrowser(chromium.path)

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
    await page.goto(`${address('')}/season?show=teams`)
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
    const { searchParams } = new URL((await link.getAttribute('href')) ?? '', address('/'))
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
})
