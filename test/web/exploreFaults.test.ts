import { expect, it } from 'vitest'
import { describeWith, needsChromium } from '../support/needs.js'
import { layoutShift, overhang, violations } from './exploreBrowser.fixture.js'
import { seasonInBrowser, tables } from './exploredSeason.fixture.js'
import { servePage } from './explorePage.fixture.js'

const chromium = needsChromium()

describeWith(chromium, 'the season in a browser, for everybody and whatever is missing', () => {
  const { address, open, visit } = seasonInBrowser(chromium.path)

  it('says how to make the tables where there are none', async () => {
    const bare = await servePage({ tables: 'none' })
    const { page } = await visit(`${bare.address}/season`)
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
    const { page } = await visit(`${address('')}/models`)
    await page.route('**/tables/2020/season.json.gz', (route) =>
      answer === 'abort' ? route.abort() : route.fulfill({ ...answer }),
    )
    await page.goto(`${address('')}/season`)
    await page.getByRole('heading', { name: words }).waitFor()
  })

  it('answers an address of nonsense with the whole season', async () => {
    const { page, complaints } = await open('/season?team=XYZ&sort=__proto__&page=-1&week=banana')
    expect(await page.getByRole('alert').innerText()).toContain('XYZ')
    expect(complaints).toEqual([])
  })

  it('loads none of its code, nor the charts’, where one decides', async () => {
    const { page } = await visit(address('/'))
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    expect(loaded.filter((name) => /Season|Game|Live|Models|Plotted/.test(name))).toEqual([])
  })

  it.each(['light', 'dark'] as const)(
    'is readable by everybody in %s, wide and on a phone',
    async (colorScheme) => {
      for (const width of [1440, 390]) {
        const { page } = await open('/season', { viewport: { width, height: 844 }, colorScheme })
        for (const path of ['', '?show=teams', '?team=IND', '?show=map', `?game=${tables.games[3]?.id}`]) {
          await page.goto(`${address('')}/season${path}`)
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
