import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runBin } from '../../../../test/support/runBin.js'
import { endStudio, type StartedStudio, startedStudio } from '../../../../test/support/startedStudio.js'
import { askAdmin } from '../admin/askAdmin.js'
import { cookieOf, fixedSettings, moved, Person } from './person.fixture.js'
import type { StudioReady } from './ready.js'
import { talk } from './talk.fixture.js'

const bin = fileURLToPath(new URL('../../../cli/bin/fourthright.js', import.meta.url))
const kills = 8
const killsOfStarts = 3
const longestRun = 2500
const redemptionsAtOnce = 4

/** The same numbers for the same seed, so that a run can be had again. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const seed = Number(process.env.FOURTHRIGHT_SEED ?? randomInt(2 ** 31))
const roll = dice(seed)

/** Any address of this machine: no limit a minute shall be met. */
const from = () => `127.${randomInt(1, 250)}.${randomInt(1, 250)}.${randomInt(1, 250)}`

/** What is known of a user from outside: only what was answered. */
class Story {
  readonly person: Person
  /** Whether there is a grant; unknown while an order was not answered. */
  grant: boolean | undefined = true
  /** Grants that were given for sure, and orders to give that were not answered. */
  given = 1
  maybeGiven = 0
  /** URLs that opened. */
  readonly opened: string[] = []
  /** URLs of which it is not known whether they opened. */
  unsure: string[] = []
  /** Cookies of sessions under the grant of now, and of grants that were taken back. */
  sessions: string[] = []
  readonly ended: string[] = []

  constructor(name: string) {
    this.person = new Person(name)
  }

  /** One thing after the other, until the studio is gone. */
  async live(directory: string, ready: StudioReady): Promise<void> {
    for (;;) {
      const chance = roll()
      if (this.grant && chance < 0.15) await this.lose(directory)
      else if (!this.grant) await this.get(directory)
      else await this.open(await this.person.mint(ready, { from: from() }))
    }
  }

  async open(url: string): Promise<void> {
    this.unsure.push(url)
    const tries = await Promise.allSettled(
      Array.from({ length: redemptionsAtOnce }, () => talk(url, { from: from() })),
    )
    const answers = tries.flatMap((tried) => (tried.status === 'fulfilled' ? [tried.value] : []))
    const good = answers.filter(({ status }) => status === 302)
    expect(good.length, `openings of ${this.person.name}'s URL`).toBeLessThanOrEqual(1)
    for (const said of good) {
      this.opened.push(url)
      this.sessions.push(cookieOf(said))
    }
    if (good.length === 1 || answers.length === tries.length)
      this.unsure = this.unsure.filter((one) => one !== url)
    const [lost] = tries.filter((tried) => tried.status === 'rejected')
    if (lost) throw lost.reason
  }

  async lose(directory: string): Promise<void> {
    this.grant = undefined
    await askAdmin(directory, 'revokeGrant', { user: this.person.name })
    this.grant = false
    this.ended.push(...this.sessions)
    this.sessions = []
  }

  async get(directory: string): Promise<void> {
    this.grant = undefined
    this.maybeGiven += 1
    await askAdmin(directory, 'giveGrant', { user: this.person.name })
    this.grant = true
    this.maybeGiven -= 1
    this.given += 1
  }
}

interface Grant {
  readonly user: string
  readonly revokedAt: string | null
}

describe('a studio that is killed at any moment', () => {
  let folder: string
  let directory: string
  const stories = ['ann', 'ben', 'cleo', 'dan'].map((name) => new Story(name))
  const startTimes: number[] = []
  let studio: StartedStudio

  const start = async () => {
    const before = performance.now()
    studio = await startedStudio(['--dir', directory])
    startTimes.push(Math.round(performance.now() - before))
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ft-killed-'))
    directory = join(folder, 's')
    mkdirSync(directory)
    writeFileSync(join(directory, 'settings.json'), JSON.stringify(await fixedSettings()))
    await start()
    for (const { person } of stories) {
      await person.hire(directory)
      expect((await person.signIn(studio.ready)).status).toBe(200)
    }
  })
  afterAll(async () => {
    await endStudio(studio)
    rmSync(folder, { recursive: true, force: true })
    const sum = (count: (story: Story) => number) => stories.map(count).reduce((a, b) => a + b)
    console.info(
      `killed.slow: seed ${seed}; ${sum(({ opened }) => opened.length)} URLs opened, ` +
        `${sum(({ given }) => given)} grants given, ${sum(({ ended }) => ended.length)} sessions ended; ` +
        `ms from the command to the ready line: ${startTimes.join(', ')}`,
    )
  })

  it.each(Array.from({ length: kills }, (_each, index) => index + 1))(
    `keeps its word (kill %i, seed ${seed})`,
    async () => {
      const work = stories.map((story) => story.live(directory, studio.ready).catch((error: Error) => error))
      await pause(200 + roll() * longestRun)
      await endStudio(studio, 'SIGKILL')
      for (const end of await Promise.all(work)) expectLost(end)
      expect(await verified()).toMatchObject({ code: 0 })
      await start()
      await checkAll()
    },
  )

  it.each(Array.from({ length: killsOfStarts }, (_each, index) => index + 1))(
    `keeps its word when it is killed while it starts (kill %i, seed ${seed})`,
    async () => {
      await endStudio(studio, 'SIGKILL')
      const starting = spawn(process.execPath, [bin, 'studio', 'start', '--dir', directory], {
        stdio: 'ignore',
      })
      const gone = once(starting, 'exit')
      await pause(roll() * (startTimes.at(-1) ?? 0))
      starting.kill('SIGKILL')
      expect(await gone).toEqual([null, 'SIGKILL'])
      await start()
      await checkAll()
    },
  )

  it('was busy enough that this says something', () => {
    for (const { opened } of stories) expect(opened.length).toBeGreaterThan(0)
    expect(stories.some(({ ended }) => ended.length > 0)).toBe(true)
  })

  const verified = () => runBin(['studio', 'audit', 'verify', '--json', '--dir', directory])

  /** What was seen before the kill, asked of the studio after it. */
  async function checkAll(): Promise<void> {
    expect(await verified()).toMatchObject({ code: 0, stderr: '' })
    const { grants } = await askAdmin<'listGrants', { grants: Grant[] }>(directory, 'listGrants', {})
    expect(new Set(grants.map(({ user }) => user))).toEqual(new Set(stories.map(({ person }) => person.name)))
    const lines = await openings()
    for (const story of stories) await check(story, grants, lines)
  }

  async function check(story: Story, grants: Grant[], lines: Map<string, number>): Promise<void> {
    const { name } = story.person
    // 1 no grant that was not given, none that was taken back
    const own = grants.filter(({ user }) => user === name)
    const inForce = own.filter(({ revokedAt }) => revokedAt === null).length
    if (story.grant !== undefined) expect([name, inForce]).toEqual([name, story.grant ? 1 : 0])
    expect(own.length).toBeGreaterThanOrEqual(story.given)
    expect(own.length).toBeLessThanOrEqual(story.given + story.maybeGiven)
    if (inForce === 0) story.ended.push(...story.sessions.splice(0))
    story.given = own.length
    story.maybeGiven = 0
    story.grant = inForce === 1
    // 2 nothing that opened opens again; what is not known to have opened opens once at most
    for (const url of story.opened) expect((await talk(url, { from: from() })).status).toBe(410)
    const told = lines.get(name) ?? 0
    expect(told).toBeGreaterThanOrEqual(story.opened.length)
    const unsure = [...story.unsure]
    for (const url of unsure) {
      await story.open(url)
      if (!story.opened.includes(url)) expect((await talk(url, { from: from() })).status).toBe(410)
    }
    // 3 sessions that ended stay so; the others go on
    const ask = async (cookie: string) => {
      const url = moved(new URL('/', story.opened[0]).href, studio.ready)
      return (await talk(url, { headers: { cookie }, from: from() })).status
    }
    for (const cookie of story.ended.slice(-20)) expect(await ask(cookie)).toBe(403)
    for (const cookie of story.sessions.slice(-2)) expect(await ask(cookie)).toBe(200)
  }

  /** Lines of the audit that say that a URL opened, by user. */
  async function openings(): Promise<Map<string, number>> {
    const count = new Map<string, number>()
    let after = '{}'
    for (let page = 0; page < 1000; page++) {
      const { lines, last } = await askAdmin<
        'tailAudit',
        { lines: { who: string; what: string; verdict: string }[]; last: string }
      >(directory, 'tailAudit', { after, limit: 1000 })
      for (const { who, what, verdict } of lines)
        if (what === 'redeem' && verdict === 'allow') count.set(who, (count.get(who) ?? 0) + 1)
      if (lines.length === 0) return count
      after = last
    }
    throw new Error('The audit does not end.')
  }
})

/** The end of a story must be the end of the studio, and no broken promise. */
function expectLost(end: unknown): void {
  const { code, message } = end as { code?: string; message: string }
  const isLost =
    ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ENOENT', 'studio/not-running', 'studio/no-answer'].includes(
      code ?? '',
    ) || ['socket hang up', 'aborted'].includes(message)
  if (!isLost) throw end
}
