import { expect, it } from 'vitest'
import { describeWith, needsChromium } from '../support/needs.js'
import { addressed, pageInBrowser, verdict } from './decidePage.fixture.js'

const chromium = needsChromium()

describeWith(chromium, 'the page that decides', () => {
  const site = pageInBrowser(chromium.path)

  it('says go for it on the famous play, asks nobody else and complains of nothing', async () => {
    const { page, complaints } = await site.open()
    expect(await verdict(page)).toBe('Go for it.')
    expect(await page.locator('.choices tbody tr').allInnerTexts()).toHaveLength(3)
    expect(await page.locator('.choices .best th').innerText()).toContain('Go for it')
    await page.locator('.tree svg').first().waitFor()
    expect(complaints).toEqual([])
  })

  it('is set by dragging: the line to gain to 4th and long, the ball to the own half, a punt', async () => {
    const { page, complaints } = await site.open()
    const field = await page.locator('svg.field').boundingBox()
    const line = await page.locator('.handle.line .knob').boundingBox()
    if (!field || !line) throw new Error('no field')
    const yard = field.width / 42
    const [x, y] = [line.x + line.width / 2, line.y + line.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 5 * yard, y, { steps: 6 })
    await page.mouse.move(x + 9.75 * yard, y, { steps: 6 })
    await page.mouse.up()
    const toGo = Number(await page.getByLabel('Yards to go', { exact: true }).inputValue())
    expect(toGo).toBeCloseTo(10, 0)
    expect(toGo * 10).toBeCloseTo(Math.round(toGo * 10), 6)
    await addressed(page, 'yardsToGo', String(toGo))
    expect(await verdict(page)).not.toBe('Go for it.')

    const ball = await page.locator('.handle.ball .football').boundingBox()
    if (!ball) throw new Error('no ball')
    const [from, level] = [ball.x + ball.width / 2, ball.y + ball.height / 2]
    await page.mouse.move(from, level)
    await page.mouse.down()
    await page.mouse.move(from - 40 * yard, level, { steps: 12 })
    await page.mouse.up()
    expect(Number(await page.getByLabel('Yards to goal').inputValue())).toBeCloseTo(76, 0)
    expect(await verdict(page)).toBe('Punt.')
    expect(await page.locator('.place h2').innerText()).toMatch(/^4th and \d+(\.\d)? at the Colts’ 2\d/)
    expect(complaints).toEqual([])
  })

  it('is set by keys, and tells spot and distance in football’s words', async () => {
    const { page } = await site.open()
    const line = page.getByRole('slider', { name: 'Line to gain' })
    await line.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    expect(await page.getByLabel('Yards to go', { exact: true }).inputValue()).toBe('2.1')
    expect(await line.getAttribute('aria-valuetext')).toBe('4th and 2.1: 2.1 yards to the Texans’ 33.9')
    const ball = page.getByRole('slider', { name: 'Ball' })
    await ball.focus()
    await page.keyboard.press('PageDown')
    expect(await ball.getAttribute('aria-valuetext')).toBe('Ball at the Texans’ 40')
    await page.keyboard.press('End')
    expect(await ball.getAttribute('aria-valuetext')).toBe('Ball at the Texans’ 0.1')
    await addressed(page, 'yardsToGoal', '0.1')
  })

  it('flips the call where a chance of one’s own crosses the break-even, and takes it back', async () => {
    const { page } = await site.open()
    const slider = page.getByRole('slider', { name: 'Chance to convert' })
    const need =
      Number(/break-even (\d+)/.exec((await slider.getAttribute('aria-valuetext')) ?? '')?.[1]) / 100
    const set = (chance: number) => slider.fill(String(Math.round(chance * 100) / 100))
    await set(need + 0.05)
    expect(await verdict(page)).toBe('Go for it.')
    await set(need - 0.05)
    expect(await verdict(page)).toBe('Kick the field goal.')
    await addressed(page, 'convert', String(Math.round((need - 0.05) * 100) / 100))
    await page.reload()
    await page.locator('.verdict:not(.waiting) h1').waitFor()
    expect(await verdict(page)).toBe('Kick the field goal.')
    await page.getByRole('button', { name: /^Back to our/ }).click()
    expect(await verdict(page)).toBe('Go for it.')
    await page.waitForURL((url) => !url.searchParams.has('convert'))
  })

  it('looks neutral where the call is a toss-up', async () => {
    const { page } = await site.open()
    const slider = page.getByRole('slider', { name: 'Chance to convert' })
    const need = /break-even (\d+)/.exec((await slider.getAttribute('aria-valuetext')) ?? '')?.[1]
    await slider.fill(`0.${need}`)
    expect(await verdict(page)).toBe('A toss-up.')
    expect(await page.locator('.verdict').getAttribute('class')).toContain('close')
  })

  it('answers a try after a touchdown, whose six points the score then holds', async () => {
    const { page, complaints } = await site.open()
    await page.getByLabel('Play', { exact: true }).selectOption('The try')
    expect(await page.getByLabel('Colts score').inputValue()).toBe('26')
    expect(await page.locator('.choices tbody th').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('Extra point'), expect.stringContaining('Go for two')]),
    )
    expect(complaints).toEqual([])
  })

  it('fills in line, form and people when other teams play, and says so', async () => {
    const { page } = await site.open()
    await page.getByLabel('Offense', { exact: true }).selectOption('Packers')
    await page.getByLabel('Defense', { exact: true }).selectOption('Bears')
    expect(await page.locator('.filled .row', { hasText: 'Quarterback' }).first().innerText()).toMatch(
      /A\.Rodgers\s*filled in/,
    )
    await addressed(page, 'offense', 'GB')
  })

  it('takes a timeout away by a tap on the last one, down to none', async () => {
    const { page } = await site.open()
    const timeouts = page.getByRole('group', { name: 'Texans timeouts' })
    for (const left of ['2', '1', '0']) {
      await timeouts.getByRole('radio', { checked: true }).click()
      await addressed(page, 'defenseTimeouts', left)
    }
    await timeouts.getByRole('radio', { name: '3' }).click()
    await addressed(page, 'defenseTimeouts', '3')
  })

  it('keeps the last call, faintly, while a clock is typed that is none, and names the field', async () => {
    const { page } = await site.open()
    const clock = page.getByLabel('Time left in the quarter')
    await clock.fill('3:9')
    expect(await page.locator('#refusal').innerText()).toContain('3:9')
    expect(await clock.getAttribute('aria-invalid')).toBe('true')
    expect(await verdict(page)).toBe('Go for it.')
    await clock.fill('3:19')
    await addressed(page, 'clock', '3:19')
    expect(await page.locator('#refusal').count()).toBe(0)
  })

  it('opens the third level of the tree on a tap: what can happen, how likely, and what then', async () => {
    const { page } = await site.open()
    await page.getByRole('button', { name: /^Go for it: First down or touchdown/ }).click()
    const rows = await page.locator('.outcomes tbody th').allInnerTexts()
    expect(rows.join(' ')).toMatch(/First down[\s\S]*First down by penalty[\s\S]*Touchdown/)
  })

  it('says why and how sure when asked, and that the whole field is worked out', async () => {
    const { page, complaints } = await site.open()
    await page.getByRole('button', { name: 'Why?' }).click()
    await page.locator('.waterfall').nth(1).waitFor()
    expect(await page.locator('.reasons').innerText()).toMatch(/the distance[\s\S]*The chance to convert/)
    await page.getByRole('button', { name: 'How sure is that?' }).click()
    await page.locator('.cloud').waitFor()
    expect(await page.locator('.cloud i').count()).toBe(100)
    await page.getByText(/\d+ of 100 refits of our models agree/).waitFor()
    await page.getByRole('button', { name: /^The whole field/ }).click()
    await page.locator('.map svg[aria-busy=false]').waitFor({ timeout: 30_000 })
    expect(await page.locator('.map .region').allTextContents()).toContain('Go for it')
    expect(complaints).toEqual([])
  })

  it.each([
    ['yardsToGo=40', 'yardsToGo'],
    ['clock=99:99', 'clock'],
    ['offense=XYZ', 'offense'],
    ['quarter=banana', 'quarter'],
    ['convert=lots', 'convert'],
  ])('names what is wrong with an address with %s, and leads back', async (nonsense, field) => {
    const { page, complaints } = await site.open('/?open=why')
    const good = new URL(page.url())
    await page.waitForURL((url) => url.searchParams.has('clock'))
    const query = new URL(page.url()).searchParams
    for (const [name, value] of new URLSearchParams(nonsense)) query.set(name, value)
    await page.goto(`${good.origin}/?${query}`)
    await page.locator('.fault').waitFor()
    expect(await page.locator('.fault').innerText()).toContain(field)
    await page.getByRole('button', { name: 'Back to my last play' }).click()
    expect(await verdict(page)).toBe('Go for it.')
    await page.waitForURL((url) => url.searchParams.get('clock') === '3:21')
    expect(complaints).toEqual([])
  })
})
