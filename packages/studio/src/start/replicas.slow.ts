import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { describeWith, needsPostgres } from '../../../../test/support/needs.js'
import { runBin } from '../../../../test/support/runBin.js'
import { endStudio, type StartedStudio, startedStudio } from '../../../../test/support/startedStudio.js'
import { askAdmin } from '../admin/askAdmin.js'
import { filesApp } from '../apps/files/filesApp.js'
import { startTestServer, type TestServer } from '../store/testServer.fixture.js'
import { type Entered, fixedSettings, moved, Person } from './person.fixture.js'
import type { StudioReady } from './ready.js'
import { type Studio, startStudio } from './startStudio.js'
import { endOf, openSocket, talk } from './talk.fixture.js'

const policyViolation = { code: 1008 }
/** What is asserted is that it happens; how soon is told at the end. */
const patience = 5000

describeWith(needsPostgres(), 'two replicas of a studio with one database', () => {
  let server: TestServer
  let databaseUrl: string
  let folder: string
  let here: Studio
  let there: StartedStudio
  const faults: string[] = []
  const figures: string[] = []
  const directory = (replica: string) => join(folder, replica)
  const ways = (): { A: StudioReady; B: StudioReady } => ({ A: here.ready, B: there.ready })
  const [ann, ben, cleo] = ['ann', 'ben', 'cleo'].map((name) => new Person(name)) as [Person, Person, Person]

  beforeAll(async () => {
    server = await startTestServer()
    databaseUrl = await server.freshUrl()
    folder = mkdtempSync(join(tmpdir(), 'ft-replicas-'))
    const shared = { keysDirectory: join(folder, 'keys') }
    const settings = await fixedSettings(shared)
    const signInUrl = `http://sign-in.localhost:${settings.entryPoints[0]?.port}`
    mkdirSync(directory('B'), { recursive: true })
    const settingsOfB = await fixedSettings({ ...shared, signInUrl })
    writeFileSync(join(directory('B'), 'settings.json'), JSON.stringify(settingsOfB))
    ;[here, there] = await Promise.all([
      startStudio({
        directory: directory('A'),
        databaseUrl,
        app: filesApp,
        settings: { ...settings, signInUrl },
        log: (line) => faults.push(line),
      }),
      startedStudio(['--dir', directory('B')], { DATABASE_URL: databaseUrl }),
    ])
    for (const person of [ann, ben, cleo]) {
      await person.hire(directory('A'))
      expect((await person.signIn(here.ready)).status).toBe(200)
    }
  })
  afterAll(async () => {
    console.info(`replicas.slow: ${figures.join('; ')}`)
    await endStudio(there)
    await here.stop()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const statusOf = async ({ url, cookie }: Entered, at: StudioReady) =>
    (await talk(moved(url, at), { headers: { cookie } })).status

  /** An open WebSocket, and when it is closed. */
  async function live({ url, cookie }: Entered, at: StudioReady) {
    const socket = openSocket(moved(url, at).replace(/\/$/, '/live'), cookie)
    const ended = endOf(socket).then((end) => ({ end, at: performance.now() }))
    await once(socket, 'open')
    return { socket, ended }
  }

  const soon = async <Result>(ended: Promise<Result>): Promise<Result> => {
    const late = new Promise<never>((_resolve, reject) =>
      setTimeout(() => reject(new Error('Nothing has ended it.')), patience).unref(),
    )
    return await Promise.race([ended, late])
  }

  const told = (what: string, from: number, ...times: number[]) =>
    figures.push(`${what}: ${times.map((time) => Math.round(time - from)).join(', ')} ms`)

  describe('know each other', () => {
    it('by names, keys and policies, though they started at once', async () => {
      const { A, B } = ways()
      for (const name of ['userPoolId', 'clientId', 'domainId'] as const) expect(A[name]).toBe(B[name])
      expect(A.entryPoints[0]?.vpce).toBe(B.entryPoints[0]?.vpce)
    })

    it('a token of one is good at the other, and so are URL and cookie', async () => {
      const { A, B } = ways()
      await ann.signIn(A)
      const mintedThere = await ann.mint(B)
      expect((await talk(moved(mintedThere, A))).status).toBe(302)
      await ben.signIn(B)
      const entered = await ben.enter(A)
      expect([await statusOf(entered, A), await statusOf(entered, B)]).toEqual([200, 200])
    })

    it('keep the second refresh of a token from either', async () => {
      const { A, B } = ways()
      const said = await cleo.signIn(A)
      const refreshToken = String(said.json?.refreshToken)
      const refresh = (at: StudioReady) =>
        talk(`http://sign-in.localhost:${at.ways['sign-in']}/refresh`, {
          method: 'POST',
          body: JSON.stringify({ refreshToken }),
        })
      const statuses = (await Promise.all([refresh(A), refresh(B)])).map(({ status }) => status)
      expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(1)
      await cleo.signIn(A)
    })

    it('open a URL once, of fifty tries at both', async () => {
      const { A, B } = ways()
      for (let round = 0; round < 5; round++) {
        const url = await ann.mint(round % 2 === 0 ? A : B)
        const tries = Array.from({ length: 50 }, (_each, index) =>
          talk(moved(url, index % 2 === 0 ? A : B), { from: `127.0.${round + 1}.${index + 1}` }),
        )
        const statuses = (await Promise.all(tries)).map(({ status }) => status)
        expect(statuses.filter((status) => status === 302)).toHaveLength(1)
        expect(statuses.filter((status) => status === 410)).toHaveLength(49)
      }
    })
  })

  describe('end at the other', () => {
    /** Revokes at A, with a WebSocket open at each. */
    async function revoked(what: string, before: () => Promise<void> = async () => {}) {
      const { A, B } = ways()
      const entered = await ann.enter(A)
      const [own, other] = await Promise.all([live(entered, A), live(entered, B)])
      await before()
      const then = performance.now()
      await askAdmin(directory('A'), 'revokeGrant', { user: 'ann' })
      const ends = await soon(Promise.all([own.ended, other.ended]))
      expect(ends.map(({ end }) => end)).toEqual([policyViolation, policyViolation])
      expect([await statusOf(entered, A), await statusOf(entered, B)]).toEqual([403, 403])
      told(what, then, ...ends.map(({ at }) => at))
      await askAdmin(directory('B'), 'giveGrant', { user: 'ann' })
      expect([await statusOf(entered, A), await statusOf(entered, B)]).toEqual([403, 403])
    }

    it('what a grant opened', async () => {
      for (let round = 0; round < 5; round++) await revoked('revoked at A, closed at A and B')
    })

    it('also where the connection that hears of it was cut just before', async () => {
      for (let round = 0; round < 3; round++) await revoked('the same, unheard', cutListeners)
    })

    async function cutListeners(): Promise<void> {
      const client = new pg.Client(databaseUrl)
      await client.connect()
      const { rows } = await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'fourthright' and (query ilike 'listen%' or query = 'select 1')`,
      )
      await client.end()
      expect(rows.length).toBeGreaterThan(0)
    }

    it('what a user opened who is disabled', async () => {
      const { A, B } = ways()
      const entered = await ben.enter(B)
      const [own, other] = await Promise.all([live(entered, A), live(entered, B)])
      const waiting = await ben.mint(B)
      const then = performance.now()
      await askAdmin(directory('A'), 'disableUser', { name: 'ben' })
      const ends = await soon(Promise.all([own.ended, other.ended]))
      expect(ends.map(({ end }) => end)).toEqual([policyViolation, policyViolation])
      told('disabled at A, closed at A and B', then, ...ends.map(({ at }) => at))
      expect((await talk(waiting)).status).toBe(410)
      expect((await ben.ask(B)).status).toBe(401)
      expect((await ben.signIn(B)).status).toBe(401)
      await askAdmin(directory('B'), 'enableUser', { name: 'ben' })
      expect([await statusOf(entered, A), (await ben.ask(A)).status]).toEqual([403, 401])
      expect((await ben.signIn(B)).status).toBe(200)
    })

    it('what a policy allowed', async () => {
      const { A, B } = ways()
      const entered = await cleo.enter(A)
      const { ended } = await live(entered, B)
      const { policies } = await askAdmin<'listPolicies', { policies: { name: string; document: string }[] }>(
        directory('A'),
        'listPolicies',
        {},
      )
      const document = policies.find(({ name }) => name === 'fourthright-mint')?.document ?? ''
      const put = (at: string, text: string) =>
        askAdmin(directory(at), 'putPolicy', {
          name: 'fourthright-mint',
          attachedTo: 'mintRole',
          document: text,
        })
      const { Statement: statements, ...rest } = JSON.parse(document)
      const then = performance.now()
      await put('A', JSON.stringify({ ...rest, Statement: statements.slice(0, 1) }))
      const { end, at } = await soon(ended)
      expect(end).toEqual(policyViolation)
      told('policy put at A, closed at B', then, at)
      expect([await statusOf(entered, A), await statusOf(entered, B)]).toEqual([403, 403])
      await put('B', document)
      await expect.poll(async () => await statusOf(entered, A), { timeout: patience }).toBe(200)
    })
  })

  describe('with one folder', () => {
    it('leave it to the one that runs there', async () => {
      const said = await runBin(['studio', 'start', '--json', '--dir', directory('A')], {
        environment: { DATABASE_URL: databaseUrl },
      })
      expect(JSON.parse(said.stderr).error).toMatchObject({ code: 'store/in-use', value: process.pid })
      expect(said.code).toBe(3)
      expect(await askAdmin(directory('A'), 'status', {})).toMatchObject({ domainId: here.ready.domainId })
      const { A } = ways()
      expect((await talk(await ann.mint(A))).status).toBe(302)
    })
  })

  describe('while the database is away', () => {
    it('nothing opens and what is open ends; when it is back all works again', async () => {
      const { A, B } = ways()
      await ann.signIn(A)
      const entered = await ann.enter(A)
      const waiting = await ann.mint(A)
      const [own, other] = await Promise.all([live(entered, A), live(entered, B)])

      const then = performance.now()
      await server.stop()
      const ends = await soon(Promise.all([own.ended, other.ended]))
      expect(ends.map(({ end }) => end)).toEqual([policyViolation, policyViolation])
      told('database stopped, closed at A and B', then, ...ends.map(({ at }) => at))
      for (const at of [A, B]) {
        expect(await statusOf(entered, at)).toBe(503)
        expect((await talk(moved(waiting, at))).status).toBe(503)
        expect((await ann.ask(at)).status).toBe(503)
        expect((await ann.signIn(at)).status).toBe(503)
        expect(await opening(entered, at)).toEqual({ status: 503 })
      }
      await expect(askAdmin(directory('B'), 'giveGrant', { user: 'ben' })).rejects.toMatchObject({
        code: 'store/away',
      })

      await server.start()
      const back = performance.now()
      await expect.poll(() => statusOf(entered, A), { timeout: 4 * patience }).toBe(200)
      await expect.poll(() => statusOf(entered, B), { timeout: 4 * patience }).toBe(200)
      told('database back, the same cookie works at both', back, performance.now())
      expect((await talk(waiting)).status).toBe(302)
      expect((await ann.signIn(B)).status).toBe(200)
      expect((await talk(await ann.mint(B))).status).toBe(302)
      const again = await live(entered, B)
      expect(again.socket.readyState).toBe(again.socket.OPEN)
      const revoking = performance.now()
      await askAdmin(directory('A'), 'revokeGrant', { user: 'ann' })
      const { end, at } = await soon(again.ended)
      expect(end).toEqual(policyViolation)
      told('afterwards revoked at A, closed at B', revoking, at)
      await askAdmin(directory('A'), 'giveGrant', { user: 'ann' })
    })

    const opening = (entered: Entered, at: StudioReady) => {
      const socket: WebSocket = openSocket(moved(entered.url, at).replace(/\/$/, '/live'), entered.cookie)
      return endOf(socket)
    }

    it('neither has ended, nor told of anything but that', () => {
      expect(there.child.exitCode).toBeNull()
      const { stderr } = there.printed()
      const lines = [...faults, ...stderr.split('\n').filter((line) => line !== '')]
      for (const line of lines)
        expect(JSON.parse(line)).toMatchObject({ message: expect.stringMatching(away) })
      expect(lines.join()).not.toContain('not-to-be-printed')
    })
  })

  describe('write one audit', () => {
    it('of two chains, which is whole', async () => {
      const said = await runBin(['studio', 'audit', 'verify', '--json', '--dir', directory('B')], {
        environment: { DATABASE_URL: databaseUrl },
      })
      expect(said.code).toBe(0)
      expect(JSON.parse(said.stdout)).toMatchObject({ whole: true, replicas: 2 })
    })
  })

  describe('that stop while the database is away', () => {
    it('do so all the same', async () => {
      await server.stop()
      const then = performance.now()
      const ended = once(there.child, 'exit')
      there.child.kill('SIGTERM')
      expect(await ended).toEqual([0, null])
      told('stopped by SIGTERM while the database is away', then, performance.now())
      await server.start()
      there = await startedStudio(['--dir', directory('B')], { DATABASE_URL: databaseUrl })
      const said = await runBin(['studio', 'audit', 'verify', '--json', '--dir', directory('B')], {
        environment: { DATABASE_URL: databaseUrl },
      })
      expect(said).toMatchObject({ code: 0 })
    })
  })
})

const away = /does not answer|store\/away|aborted/
