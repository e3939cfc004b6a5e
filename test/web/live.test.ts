import type { Decision } from '@fourthright/guide'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { eventsOf } from '../../packages/web/src/live/live.fixture.js'
import { describeWith, needsChromium } from '../support/needs.js'
import { startBrowser } from '../support/startBrowser.js'
import { openPage, overhang, violations } from './exploreBrowser.fixture.js'
import { type ServedPage, servePage } from './explorePage.fixture.js'

const chromium = needsChromium()
const colts = eventsOf('2020_15_HOU_IND', 'HOU', 'IND')
const bills = eventsOf('2020_15_BUF_DEN', 'BUF', 'DEN')

describeWith(chromium, 'live games in a browser', () => {
  let browser: Browser
  let served: ServedPage
  beforeAll(async () => {
    browser = await startBrowser(chromium.path)
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    served = await servePage({ tables: 'none' })
  })
  afterEach(() => served.close())

  const open = async (options = {}) => {
    const opened = await openPage(browser, `${served.address}/live`, options)
    await opened.page.locator('.connection').waitFor()
    return opened
  }

  it('shows each fourth down’s verdict as it comes, then what happened, and says it aloud', async () => {
    const { page, complaints } = await open()
    await page.getByText('No live game.').waitFor()
    const decision = colts.decision(100)
    for (const event of [colts.game(), colts.state(100), decision]) served.tell(event)
    await page.getByRole('heading', { name: 'Go for it.' }).waitFor()
    expect(await page.locator('[aria-live=polite]').innerText()).toContain(decision.decision.verdict)
    expect(await page.locator('.told-decision tbody tr').count()).toBe(decision.decision.choices.length)
    served.tell(colts.happened(decision))
    await page.getByText('First down', { exact: true }).waitFor()
    expect(await page.locator('.scores').innerText()).toMatch(
      /Texans[\s\S]*20[\s\S]*3:21[\s\S]*Colts[\s\S]*20/,
    )
    expect(complaints).toEqual([])
  })

  it('says how sure it is, and what is too close to call', async () => {
    const { page } = await open()
    const told = colts.decision(100)
    const confidence: Decision['confidence'] = {
      agreement: 0.5625,
      interval: [-0.02, 0.03],
      members: 80,
      verdict: 'tooClose',
    }
    served.tell({ ...told, decision: { ...told.decision, confidence } })
    await page.getByText('Too close to call').waitFor()
    await page.getByText('45 of 80 refits agree').waitFor()
  })

  it('opens a decision where one decides', async () => {
    const { page } = await open()
    served.tell(colts.decision(100))
    await page.getByRole('link', { name: 'Go for it.' }).click()
    await page.waitForURL((url) => url.pathname === '/' && url.searchParams.get('offense') === 'IND')
  })

  it('misses nothing and tells nothing twice when the connection breaks', async () => {
    const { page } = await open()
    const [first, second, third] = [colts.decision(100), colts.decision(200), colts.decision(300)]
    served.tell(first)
    await page.locator('.told-decision').waitFor()
    served.hangUp()
    served.tell(second)
    served.tell(third)
    await page.locator('.told-decision').nth(2).waitFor()
    const keys = await page
      .locator('.told-decision')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-key')))
    expect(keys).toEqual([third.key, second.key, first.key])
    expect(served.listeners).toEqual([null, '1'])
    expect(await page.locator('.connection').getAttribute('data-state')).toBe('open')
  })

  it('marks what was corrected or withdrawn, and a feed that is silent until it is heard again', async () => {
    const { page } = await open()
    const wrong = colts.decision(100, { yardsToGo: 8 })
    const corrected = colts.decision(100, { yardsToGo: 1 }, 1, wrong.key)
    const gone = colts.decision(50)
    for (const event of [gone, wrong, corrected, colts.withdrawn(gone, 'the play was nullified')])
      served.tell(event)
    served.tell(colts.notice('stalled', 'The feed has been silent for 90 seconds.'))
    await page.getByText('The feed has been silent for 90 seconds.').waitFor()
    const texts = await page.locator('.told-decision').allInnerTexts()
    expect(texts[0]).toContain('Correction')
    expect(texts[1]).toContain('Corrected: see above')
    expect(texts[2]).toContain('Withdrawn: the play was nullified')
    served.tell(colts.notice('resumed', 'The feed is heard again.'))
    await page.locator('.trouble').waitFor({ state: 'detached' })
  })

  it('keeps games apart, side by side', async () => {
    const { page } = await open({ viewport: { width: 1440, height: 900 } })
    for (const event of [colts.game(), colts.state(1), bills.game(), bills.state(1)]) served.tell(event)
    await page.locator('article').nth(1).waitFor()
    const [one, other] = await page
      .locator('article')
      .evaluateAll((all) => all.map((a) => a.getBoundingClientRect().top))
    expect(one).toBe(other)
  })

  it('says what to do where no game is live', async () => {
    const bare = await servePage({ tables: 'none', live: false })
    const { page } = await openPage(browser, `${bare.address}/live`)
    await page.getByText('fourthright serve --game FILE').waitFor()
    await bare.close()
  })

  it('says that it is offline, and goes on trying', async () => {
    const { page } = await open()
    await page.locator('.connection[data-state=open]').waitFor()
    await page.context().setOffline(true)
    served.hangUp()
    await page.getByText('Live games are out of reach.').waitFor()
    await page.context().setOffline(false)
    await page.getByText('No live game.').waitFor()
  })

  it.each(['light', 'dark'] as const)('is readable by everybody in %s, on a phone', async (colorScheme) => {
    const { page } = await open({ viewport: { width: 390, height: 844 }, colorScheme })
    const [first, second] = [colts.decision(100, { yardsToGo: 12, yardsToGoal: 25 }), colts.decision(200)]
    for (const event of [colts.game(), colts.state(1), first, colts.withdrawn(first, 'a penalty'), second])
      served.tell(event)
    served.tell(colts.happened(second))
    served.tell(colts.notice('stalled', 'The feed has been silent for 90 seconds.'))
    await page.locator('.trouble').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await overhang(page)).toBe(0)
  })
})
