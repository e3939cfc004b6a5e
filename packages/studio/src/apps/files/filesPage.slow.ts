import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { describeWith, needsChromium } from '../../../../../test/support/needs.js'
import { startBrowser } from '../../../../../test/support/startBrowser.js'
import type { RunningApp } from '../app.js'
import { eventually } from '../eventually.fixture.js'
import { openTestDoor, type TestDoor } from '../testDoor.fixture.js'
import { leastContrast, openWatched, type WatchedPage } from './browser.fixture.js'
import { filesApp } from './filesApp.js'

const chromium = needsChromium()

describeWith(chromium, 'the page of Files in a browser', () => {
  let browser: Browser
  let folder: string
  let home: string
  let app: RunningApp
  let door: TestDoor
  const watched: WatchedPage[] = []

  beforeAll(async () => {
    browser = await startBrowser(chromium.path)
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ft-page-'))
    home = join(folder, 'home')
    mkdirSync(join(home, 'plots'), { recursive: true })
    writeFileSync(join(home, 'notes.md'), '# Convert 81 %\n')
    app = await filesApp.start({ home, socketPath: join(folder, 's/app') })
    door = await openTestDoor(app.socketPath)
  })
  afterEach(async () => {
    for (const { page } of watched.splice(0)) await page.context().close()
    await door.close()
    await app.stop()
    rmSync(folder, { recursive: true })
  })

  async function open(options = {}): Promise<WatchedPage> {
    const opened = await openWatched(browser, door.address, options)
    watched.push(opened)
    await eventually(() => names(opened.page)).toContain('notes.md')
    return opened
  }
  const names = (page: Page) => page.locator('#rows bdi').allTextContents()
  const spoken = (page: Page) => page.locator('#spoken').textContent()

  it('takes a file up, shows it at once in another page, and gives it back byte for byte', async () => {
    const { page, complaints } = await open()
    const other = await open()
    const bytes = randomBytes(3_000_000)
    await page.setInputFiles('#picked', { name: 'plot 1.bin', mimeType: 'x/y', buffer: bytes })
    await page.getByText('Uploaded, 3.0 MB').waitFor()
    await eventually(() => names(other.page)).toEqual(['plots', 'notes.md', 'plot 1.bin'])
    const [download] = await Promise.all([
      other.page.waitForEvent('download'),
      other.page.getByRole('link', { name: 'Download plot 1.bin' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('plot 1.bin')
    expect(readFileSync(await download.path()).equals(bytes)).toBe(true)
    expect([...complaints, ...other.complaints]).toEqual([])
  })

  it('takes files that are dropped on it', async () => {
    const { page, complaints } = await open()
    const dropped = await page.evaluateHandle(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['a,b\n1,2\n'], 'dropped.csv'))
      return transfer
    })
    await page.dispatchEvent('#main', 'dragenter', { dataTransfer: dropped })
    await page.getByText('Drop to upload to Home').waitFor()
    await page.dispatchEvent('#main', 'drop', { dataTransfer: dropped })
    await eventually(() => names(page)).toContain('dropped.csv')
    expect(await page.locator('#drop').isVisible()).toBe(false)
    expect(complaints).toEqual([])
  })

  it('asks before it replaces, and can keep both', async () => {
    const { page, complaints } = await open()
    const upload = { name: 'notes.md', mimeType: 'x/y', buffer: Buffer.from('new') }
    for (const choice of ['Skip', 'Keep both', 'Replace']) {
      await page.setInputFiles('#picked', upload)
      await page.getByRole('button', { name: choice }).click()
    }
    await eventually(() => readFileSync(join(home, 'notes.md'), 'utf8')).toBe('new')
    await eventually(() => names(page)).toEqual(['plots', 'notes (2).md', 'notes.md'])
    expect(complaints).toEqual([])
  })

  it('tells what another program does in the folder, and when the folder goes', async () => {
    const { page, complaints } = await open()
    await page.getByRole('link', { name: 'plots' }).click()
    await page.getByText('This folder is empty').waitFor()
    writeFileSync(join(home, 'plots/made by R.png'), '')
    await eventually(() => names(page)).toEqual(['made by R.png'])
    rmSync(join(home, 'plots'), { recursive: true })
    await page.getByText('The folder plots is no longer there.').first().waitFor()
    await eventually(() => names(page)).toEqual(['notes.md'])
    expect(complaints).toEqual([])
  })

  it('can be used with the keyboard alone, and says what it did', async () => {
    const { page, complaints } = await open()
    const { keyboard } = page
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim())

    await page.locator('#newFolder').focus()
    await keyboard.press('Enter')
    await keyboard.type('models')
    await keyboard.press('Enter')
    await eventually(focused).toMatch(/^models/)
    await eventually(() => spoken(page)).toBe('Made the folder models')

    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowDown')
    expect(await focused()).toMatch(/^notes\.md/)
    await keyboard.press('F2')
    await keyboard.type('decisions')
    await keyboard.press('Enter')
    await eventually(focused).toMatch(/^decisions\.md/)

    await keyboard.press('Enter')
    await page.locator('.view pre').getByText('# Convert 81 %').waitFor()
    await keyboard.press('Escape')
    expect(await focused()).toMatch(/^decisions\.md/)

    await keyboard.press('Delete')
    await page.getByRole('alertdialog', { name: 'Delete decisions.md?' }).waitFor()
    expect(await focused()).toBe('Keep')
    await keyboard.press('Enter')
    expect(await focused()).toMatch(/^decisions\.md/)
    expect(readdirSync(home)).toContain('decisions.md')
    await keyboard.press('Delete')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await eventually(() => names(page)).toEqual(['models', 'plots'])
    await eventually(() => spoken(page)).toBe('Deleted decisions.md')
    expect(await focused()).toMatch(/^plots/)

    await keyboard.press('Enter')
    await eventually(() => page.title()).toBe('plots – Files')
    expect(await focused()).toBe('plots')
    await page.goBack()
    await eventually(() => page.title()).toBe('Home – Files')
    expect(complaints).toEqual([])
  })

  it('says why a name is refused, beside the field', async () => {
    const { page } = await open()
    await page.getByRole('button', { name: 'Rename notes.md' }).click()
    await page.locator('#nameField').fill('plots')
    await page.keyboard.press('Enter')
    await page.getByText('Something of this name is already there.').waitFor()
    expect(await page.locator('#nameField').getAttribute('aria-invalid')).toBe('true')
    await page.keyboard.press('Escape')
    expect(readdirSync(home)).toContain('notes.md')
  })

  it('shows tables and pictures, and runs nothing that lies in the home', async () => {
    writeFileSync(join(home, 'a.csv'), 'team,points\nColts,27\n"Texans <b>",20\n')
    writeFileSync(
      join(home, 'b.svg'),
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>top.ran = 1</script></svg>`,
    )
    writeFileSync(join(home, 'c.html'), '<script>top.ran = 2</script>')
    const { page, complaints } = await open()
    await page.getByRole('button', { name: 'a.csv', exact: false }).first().click()
    await eventually(() => page.locator('.view td').allTextContents()).toEqual([
      'Colts',
      '27',
      'Texans <b>',
      '20',
    ])
    await page.keyboard.press('Escape')
    await page.locator('#rows bdi', { hasText: 'b.svg' }).click()
    await eventually(() =>
      page.locator('.view img').evaluate((image) => (image as HTMLImageElement).naturalWidth),
    ).toBe(9)
    await page.keyboard.press('Escape')
    await page.locator('#rows bdi', { hasText: 'c.html' }).click()
    await page.locator('.view pre').getByText('top.ran = 2').waitFor()
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)
    expect(complaints).toEqual([])
  })

  it.each([1008, 4403])(
    'shows that the access has ended on code %d, clears the home, and comes back no more',
    async (code) => {
      const { page, complaints } = await open()
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      page.on('websocket', (socket) => asked.push(socket.url()))
      door.closeSockets(code)
      await page.getByRole('heading', { name: 'Your access has ended' }).waitFor()
      expect(await names(page)).toEqual([])
      expect(await page.locator('#main').isVisible()).toBe(false)
      await page.waitForTimeout(1_500)
      expect([...asked, ...complaints]).toEqual([])
    },
  )

  it('comes back by itself after a broken connection, with what changed meanwhile', async () => {
    const { page } = await open()
    door.closeSockets()
    await page.locator('#connection[data-state=waiting]').waitFor()
    writeFileSync(join(home, 'meanwhile.txt'), '')
    await page.locator('#connection[data-state=live]').waitFor()
    await eventually(() => names(page)).toContain('meanwhile.txt')
  })

  it.each([401, 403])(
    'shows the end where the studio answers %d after a broken connection',
    async (status) => {
      const { page } = await open()
      door.refuseWith(status)
      door.closeSockets()
      await page.getByRole('heading', { name: 'Your access has ended' }).waitFor()
      expect(await names(page)).toEqual([])
    },
  )

  it('waits where the app is away, and shows no end', async () => {
    const { page } = await open()
    door.refuseWith(503)
    door.closeSockets()
    await page.waitForTimeout(1_500)
    expect(await page.locator('#ended').isVisible()).toBe(false)
    door.refuseWith(null)
    await page.locator('#connection[data-state=live]').waitFor()
  })

  it('follows the app to its next run', async () => {
    const { page } = await open()
    await app.stop()
    app = await filesApp.start({ home, socketPath: app.socketPath })
    await page.locator('#connection[data-state=live]').waitFor()
    writeFileSync(join(home, 'after.txt'), '')
    await eventually(() => names(page)).toContain('after.txt')
  })

  it.each([
    ['light', 390],
    ['light', 1440],
    ['dark', 390],
    ['dark', 1440],
  ] as const)(
    'has readable texts and nothing beside the screen in %s at %d pixels',
    async (colorScheme, width) => {
      const { page } = await open({ colorScheme, viewport: { width, height: 800 } })
      const read = async () => expect((await leastContrast(page)).ratio).toBeGreaterThanOrEqual(4.5)
      await read()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await page.getByRole('button', { name: 'New folder' }).click()
      await page.keyboard.press('Enter')
      await read()
      await page.keyboard.press('Escape')
      door.closeSockets(1008)
      await page.getByRole('heading', { name: 'Your access has ended' }).waitFor()
      await read()
    },
  )

  it('offers every action by name on a small screen', async () => {
    const { page } = await open({ viewport: { width: 390, height: 800 }, hasTouch: true })
    await page.getByRole('button', { name: 'Actions for notes.md' }).tap()
    expect(await page.locator('#rowChoices button').allTextContents()).toEqual([
      'Download',
      'Rename',
      'Delete',
    ])
  })
})
