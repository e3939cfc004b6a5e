import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { TestClock } from '../../clock/clock.fixture.js'
import { endOf, openSocket, talk } from '../talk.fixture.js'
import { type AttackedStudio, openAttackedStudio, until } from './attacked.fixture.js'

const clock = new TestClock()
let studio: AttackedStudio
beforeAll(async () => {
  studio = await openAttackedStudio({ clock, settings: { sessionSeconds: 1800 } })
})
afterAll(() => studio.close())

const opened = (socket: WebSocket) =>
  new Promise<void>((resolve, reject) => socket.once('open', () => resolve()).once('error', reject))
const openStudioSocket = async (url: string, cookie: string) => {
  const socket = openSocket(url, cookie)
  await opened(socket)
  return socket
}

describe('attack group 18: a WebSocket that somebody else’s page opens', () => {
  it.each<[string, (own: string, other: string) => string | null]>([
    ['no origin', () => null],
    ['null', () => 'null'],
    ['a foreign one', () => 'http://evil.example'],
    ['another profile’s', (_own, other) => other],
    ['the domain’s without profile', (own) => own.replace(/\/\/[^.]+\./, '//')],
    ['a longer one', (own) => `${own}.evil.example`],
    ['the same with TLS', (own) => own.replace('http:', 'https:')],
    ['another port', (own) => own.replace(/:\d+$/, ':1')],
    ['two', (own) => `${own}, http://evil.example`],
    ['upper case', (own) => own.toUpperCase()],
    ['an empty one', () => ''],
  ])('with the cookie and as origin %s: 403', async (_what, originOf) => {
    const [alice, bob] = [await studio.enter('alice'), await studio.enter('bob')]
    const before = studio.app.requests.length
    const origin = originOf(new URL(alice.url).origin, new URL(bob.url).origin)
    const socket = openSocket(alice.url, alice.cookie, { origin })
    expect(await endOf(socket)).toEqual({ status: 403 })
    expect(studio.app.requests.length).toBe(before)
  })

  it.each(['studio-public', 'studio-other'])('and at %s: 403', async (way) => {
    const { url, cookie } = await studio.enter('alice')
    expect(await endOf(openSocket(studio.at(url, way), cookie))).toEqual({ status: 403 })
  })

  it('without a cookie, or with two: 403', async () => {
    const { url, cookie } = await studio.enter('alice')
    expect(await endOf(openSocket(url, 'a=b'))).toEqual({ status: 403 })
    expect(await endOf(openSocket(url, `${cookie}; ${cookie}`))).toEqual({ status: 403 })
  })

  it('to the address that opens URLs: no session is begun, and none goes on past it', async () => {
    const url = await studio.mint('alice')
    expect(await endOf(openSocket(url, 'a=b'))).toEqual({ status: 403 })
    const { cookie } = await studio.enter('alice')
    await openStudioSocket(new URL('/', url).href, cookie).then((socket) => socket.terminate())
  })
})

/** What ends a session, and how to make it good again for the next test. */
const ends: readonly [
  what: string,
  end: () => Promise<unknown>,
  undo: () => Promise<unknown>,
  why: string,
][] = [
  [
    'the grant is revoked',
    () => studio.admin('revokeGrant', { user: 'alice' }),
    () => studio.admin('giveGrant', { user: 'alice' }),
    'The grant was revoked.',
  ],
  ['the session expires', async () => clock.setBy(1_800_000), async () => {}, 'The session has expired.'],
  // Last: she is signed out by it too.
  [
    'the user is disabled',
    () => studio.admin('disableUser', { name: 'alice' }),
    () => studio.admin('enableUser', { name: 'alice' }),
    'The user was disabled.',
  ],
]

describe('attack group 18: a socket and an answer that were open before', () => {
  /** Opens all that goes on, ends the session, and sees all of it end. */
  const outlive = async (end: () => Promise<unknown>) => {
    const { url, cookie } = await studio.enter('alice')
    const { url: bobsUrl, cookie: bobsCookie } = await studio.enter('bob')
    const [socket, bobs] = [await openStudioSocket(url, cookie), await openStudioSocket(bobsUrl, bobsCookie)]
    const stream = slowAnswer(url, cookie)
    await until(() => stream.heard() > 0)
    const echoes: number[] = []
    socket.on('message', (text) => echoes.push(Number(text)))
    let sent = 0
    const pump = setInterval(() => socket.send(String(sent++), () => {}), 1)
    await until(() => echoes.length > 5)

    const ended = endOf(socket)
    const bobsEnd = endOf(bobs)
    await end()
    expect(await ended).toEqual({ code: 1008 })
    expect(await stream.end).toBe('cut')
    // Frames that go on coming after the end go nowhere.
    const atTheEnd = studio.app.frames.length
    await pause(30)
    clearInterval(pump)
    expect(studio.app.frames.length).toBe(atTheEnd)
    expect(sent).toBeGreaterThan(echoes.length)
    // In their order, none left out, none twice.
    expect(echoes).toEqual(echoes.map((_, n) => n))
    expect(await endOf(openSocket(url, cookie))).toEqual({ status: 403 })
    return { bobs, bobsEnd }
  }

  it('are closed when the policy has the studio’s endpoint no more, for everybody', async () => {
    const { policies } = await studio.admin<{ policies: { name: string; document: string }[] }>(
      'listPolicies',
    )
    const role = policies.find(({ name }) => name === 'fourthright-mint')?.document ?? ''
    const put = (document: string) =>
      studio.admin('putPolicy', { name: 'fourthright-mint', attachedTo: 'mintRole', document })
    const without = JSON.parse(role)
    without.Statement = without.Statement.filter(
      ({ Sid }: { Sid: string }) => Sid !== 'OpenThroughTheStudioEndpoint',
    )
    const { bobsEnd } = await outlive(() => put(JSON.stringify(without)))
    expect(await bobsEnd).toEqual({ code: 1008 })
    await put(role)
    await until(async () =>
      (await studio.auditLines()).some(({ what, who }) => what === 'close' && who === 'bob'),
    )
  })

  it('are closed when another URL is opened in the same browser', async () => {
    const { url, cookie } = await studio.enter('alice')
    const socket = await openStudioSocket(url, cookie)
    const ended = endOf(socket)
    await talk(await studio.mint('alice'), { headers: { cookie } })
    expect(await ended).toEqual({ code: 1008 })
  })

  it('and thirty that are being opened when the grant is revoked: none is left open', async () => {
    const entries: { url: string; cookie: string }[] = []
    for (let n = 0; n < 30; n++) entries.push(await studio.enter('bob'))
    const sockets = entries.map(({ url, cookie }) => openSocket(url, cookie))
    const ended = sockets.map(endOf)
    await Promise.race(sockets.map(opened))
    await studio.admin('revokeGrant', { user: 'bob' })
    const isLate = pause(3000).then(() => 'left open')
    const outcomes = await Promise.all(ended.map((end) => Promise.race([end, isLate])))
    await studio.admin('giveGrant', { user: 'bob' })
    for (const socket of sockets) socket.terminate()
    expect(outcomes.filter((outcome) => outcome === 'left open')).toEqual([])
  })

  it.each(ends)('are closed when %s', async (what, end, undo, why) => {
    const { bobs, bobsEnd } = await outlive(end)
    // Of nobody else, but where the hour was everybody's.
    if (what === 'the session expires') expect(await bobsEnd).toEqual({ code: 1008 })
    else expect(bobs.readyState).toBe(bobs.OPEN)
    bobs.terminate()
    await undo()
    await until(async () =>
      (await studio.auditLines()).some(
        (line) => line.what === 'close' && line.why === why && line.who === 'alice',
      ),
    )
    expect(studio.faults).toEqual([])
  })
})

function slowAnswer(url: string, cookie: string) {
  const { host, port } = new URL(url)
  let bytes = 0
  const end = new Promise<'cut' | 'whole'>((resolve) => {
    const asked = request(
      { host: '127.0.0.1', port, path: '/slowly', headers: { host, cookie } },
      (answer) => {
        answer.on('data', (more: Buffer) => {
          bytes += more.length
        })
        answer.on('error', () => resolve('cut'))
        answer.on('end', () => resolve('whole'))
      },
    )
    asked.on('error', () => resolve('cut'))
    asked.end()
  })
  return { heard: () => bytes, end }
}
