import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { openTestStudio, type TestStudio } from './studio.fixture.js'
import { endOf, openSocket, talk } from './talk.fixture.js'

let studio: TestStudio
beforeAll(async () => {
  studio = await openTestStudio()
})
afterAll(() => studio.close())

const policyViolation = { code: 1008 }

/** A session with an open WebSocket, and a URL that waits. */
async function atWork(user: string) {
  const { url, cookie } = await studio.enter(user)
  const waiting = await studio.mint(user)
  const socket = await joined(url, cookie)
  const ended = endOf(socket)
  const asks = async () => (await talk(url, { headers: { cookie } })).status
  const opens = async () => (await talk(waiting)).status
  return { url, cookie, waiting, socket, ended, asks, opens }
}

async function joined(url: string, cookie: string): Promise<WebSocket> {
  const socket = openSocket(url, cookie)
  await once(socket, 'open')
  const heard = once(socket, 'message')
  socket.send('hello')
  await heard
  return socket
}

describe('what is open ends', () => {
  beforeEach(async () => {
    const { grants } = await studio.admin<{ grants: { user: string; revokedAt: string | null }[] }>(
      'listGrants',
    )
    for (const user of ['alice', 'bob']) {
      if (!grants.some((grant) => grant.user === user && grant.revokedAt === null))
        await studio.admin('giveGrant', { user })
    }
  })

  it('with the grant, and not with the one of somebody else', async () => {
    const alice = await atWork('alice')
    const bob = await atWork('bob')
    await studio.admin('revokeGrant', { user: 'alice' })
    expect(await alice.ended).toEqual(policyViolation)
    expect([await alice.asks(), await alice.opens()]).toEqual([403, 410])
    expect([await bob.asks(), bob.socket.readyState]).toEqual([200, bob.socket.OPEN])
    bob.socket.terminate()
  })

  it('for good: a new grant opens nothing old', async () => {
    const alice = await atWork('alice')
    await studio.admin('revokeGrant', { user: 'alice' })
    await studio.admin('giveGrant', { user: 'alice' })
    expect(await alice.ended).toEqual(policyViolation)
    expect([await alice.asks(), await alice.opens()]).toEqual([403, 410])
    expect((await talk(await studio.mint('alice'))).status).toBe(302)
  })

  it('with a user who is disabled, and enabling opens nothing old', async () => {
    const bob = await atWork('bob')
    await studio.admin('disableUser', { name: 'bob' })
    expect(await bob.ended).toEqual(policyViolation)
    expect([await bob.asks(), await bob.opens()]).toEqual([403, 410])
    await studio.admin('enableUser', { name: 'bob' })
    expect([await bob.asks(), await bob.opens()]).toEqual([403, 410])
    const token = await studio.signIn('bob')
    const again = String((await studio.ask(token, 'bob')).json?.AuthorizedUrl)
    expect((await talk(again)).status).toBe(302)
  })

  it('with a policy that allows it no more', async () => {
    const alice = await atWork('alice')
    const { policies } = await studio.admin<{ policies: { name: string; document: string }[] }>(
      'listPolicies',
    )
    const role = policies.find(({ name }) => name === 'fourthright-mint')?.document ?? ''
    const put = (document: string) =>
      studio.admin('putPolicy', { name: 'fourthright-mint', attachedTo: 'mintRole', document })
    const { Statement: statements, ...rest } = JSON.parse(role)
    await put(JSON.stringify({ ...rest, Statement: statements.slice(0, 1) }))
    expect(await alice.ended).toEqual(policyViolation)
    expect(await alice.asks()).toBe(403)
    await put(role)
    expect(await alice.asks()).toBe(200)
  })

  it('with an answer that is still being sent', async () => {
    const { url, cookie } = await studio.enter('alice')
    const answer = talk(new URL('/slowly', url).href, { headers: { cookie } })
    const ended = answer.then(
      () => 'whole',
      () => 'cut off',
    )
    await expect.poll(async () => (await talk(url, { headers: { cookie } })).status).toBe(200)
    await studio.admin('revokeGrant', { user: 'alice' })
    expect(await ended).toBe('cut off')
  })

  it('whenever in its letting in the grant is revoked', async () => {
    const { url, cookie } = await studio.enter('alice')
    const sockets = Array.from({ length: 30 }, () => openSocket(url, cookie))
    const ends = sockets.map((socket) => endOf(socket))
    await studio.admin('revokeGrant', { user: 'alice' })
    const late = Array.from({ length: 10 }, () => openSocket(url, cookie)).map((socket) => endOf(socket))
    const codes = await Promise.all([...ends, ...late])
    for (const end of codes) expect([{ code: 1008 }, { code: 1006 }, { status: 403 }]).toContainEqual(end)
  })

  it('with an audit line each', async () => {
    const alice = await atWork('alice')
    await studio.admin('revokeGrant', { user: 'alice' })
    await alice.ended
    await expect
      .poll(async () =>
        (await studio.auditLines()).filter(({ who, what }) => who === 'alice' && what === 'close'),
      )
      .toContainEqual(expect.objectContaining({ verdict: 'deny', why: 'The grant was revoked.' }))
    expect(studio.faults).toEqual([])
  })
})
