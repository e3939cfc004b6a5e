import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestClock } from '../clock/clock.fixture.js'
import { openTestStudio, type TestStudio } from './studio.fixture.js'
import { endOf, openSocket, talk } from './talk.fixture.js'

const clock = new TestClock()
const second = 1000
const lifetime = 60 * second

let studio: TestStudio
beforeAll(async () => {
  studio = await openTestStudio({ clock, settings: { urlSeconds: 60, sessionSeconds: 1800 } })
})
afterAll(() => studio.close())

/** A URL by a token of now: older ones come from the future when the clock was set back. */
const mint = async () => String((await studio.ask(await studio.signIn('alice'), 'alice')).json?.AuthorizedUrl)
const enter = async () => {
  const url = await mint()
  const said = await talk(url)
  return { url: new URL('/', url).href, cookie: said.headers['set-cookie']?.[0]?.split(';')[0] ?? '' }
}
const statusOf = async (url: string, cookie = '') =>
  (await talk(url, cookie === '' ? {} : { headers: { cookie } })).status

/** Time passes; what the studio knows is old then, until it has looked again. */
async function pass(milliseconds: number): Promise<void> {
  clock.pass(milliseconds)
  const knows = () =>
    studio.admin('testAccess', { user: 'alice', entryPoint: 'studio-endpoint' }).then(
      () => true,
      () => false,
    )
  await expect.poll(knows, { timeout: 5000 }).toBe(true)
}

const clockLines = async () => (await studio.auditLines()).filter(({ what }) => what === 'clock')

describe('a URL', () => {
  it.each([
    ['a millisecond before its end', lifetime - 1, 302],
    ['at its end', lifetime, 410],
    ['a millisecond after it', lifetime + 1, 410],
  ])('is tried %s', async (_when, waited, status) => {
    const url = await mint()
    await pass(waited)
    expect(await statusOf(url)).toBe(status)
  })

  it('stays at its end when the clock is set back a little, and withdraws nothing else', async () => {
    const url = await mint()
    await pass(lifetime)
    const other = await mint()
    clock.setBy(-4 * second)
    expect(await statusOf(url)).toBe(410)
    expect(await statusOf(other)).toBe(302)
    expect(await clockLines()).toEqual([])
    clock.setBy(4 * second)
  })
})

describe('a session', () => {
  it('ends at its end, with what is open', async () => {
    const { url, cookie } = await enter()
    const socket = openSocket(url, cookie)
    await once(socket, 'open')
    const ended = endOf(socket)
    await pass(1800 * second - 1)
    expect(await statusOf(url, cookie)).toBe(200)
    await pass(1)
    expect(await statusOf(url, cookie)).toBe(403)
    expect(await ended).toEqual({ code: 1008 })
  })
})

describe('a clock that is set back', () => {
  it.each([10 * second, 3600 * second])('by %d ms withdraws all that has a time', async (back) => {
    const expired = await mint()
    await pass(lifetime)
    const waiting = await mint()
    const { url, cookie } = await enter()
    const socket = openSocket(url, cookie)
    await once(socket, 'open')
    const ended = endOf(socket)
    const before = (await clockLines()).length

    clock.setBy(-back)
    // At once: what had expired stays expired, whether the studio has seen it yet or not.
    expect(await statusOf(expired)).toBe(410)
    await expect.poll(async () => (await clockLines()).length, { timeout: 5000 }).toBe(before + 1)
    expect(await ended).toEqual({ code: 1008 })
    expect(await statusOf(expired)).toBe(410)
    expect(await statusOf(waiting)).toBe(410)
    expect(await statusOf(url, cookie)).toBe(403)
    expect((await clockLines()).at(-1)).toMatchObject({
      verdict: 'deny',
      who: null,
      why: expect.stringMatching(
        new RegExp(`^The clock was set back by ${back / second} seconds\\. \\d+ URLs`),
      ),
    })

    const again = await enter()
    expect(await statusOf(again.url, again.cookie)).toBe(200)
  })
})
