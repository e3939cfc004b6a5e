import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestClock } from '../clock/clock.fixture.js'
import { askApp, processesOf } from './app.fixture.js'
import type { App, RunningApp } from './app.js'
import { filesApp } from './files/filesApp.js'
import { openApps, type RunningApps } from './runningApps.js'

let directory: string
let clock: TestClock
let started: RunningApp[]
const opened: RunningApps[] = []
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ft-apps-'))
  clock = new TestClock()
  started = []
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((apps) => apps.close()))
  rmSync(directory, { recursive: true })
})

/** The real app, whose starts are counted. */
const counted: App = {
  name: 'files',
  async start(place) {
    const running = await filesApp.start(place)
    started.push(running)
    return running
  },
}

async function open(app: App = counted): Promise<RunningApps> {
  const apps = await openApps({ app, directory, clock })
  opened.push(apps)
  return apps
}

async function kill(running: RunningApp | undefined): Promise<void> {
  for (const one of processesOf(running?.processGroup ?? -1)) process.kill(one, 'SIGKILL')
  await running?.ended
}

describe('the app of a profile', () => {
  it('starts once, however many come at once, and another profile has its own', async () => {
    const apps = await open()
    const sockets = await Promise.all(Array.from({ length: 20 }, () => apps.socketFor('alice')))
    expect([new Set(sockets).size, started.length]).toEqual([1, 1])
    const other = await apps.socketFor('bob')
    await askApp(other, '/api/file?path=secret', { method: 'PUT', body: 'bob’s' })
    expect((await askApp(other, '/api/file?path=secret')).body).toBe('bob’s')
    expect((await askApp(sockets[0]!, '/api/file?path=secret')).status).toBe(404)
  })

  it('starts again at the next use after it died, in the same home', async () => {
    const apps = await open()
    await askApp(await apps.socketFor('alice'), '/api/file?path=a', { method: 'PUT', body: 'kept' })
    await kill(started[0])
    expect((await askApp(await apps.socketFor('alice'), '/api/file?path=a')).body).toBe('kept')
    expect(started).toHaveLength(2)
  })

  it('is stopped and started anew while many ask for it', async () => {
    const apps = await open()
    await apps.socketFor('alice')
    const [, ...sockets] = await Promise.all([
      apps.stop('alice'),
      apps.socketFor('alice'),
      apps.socketFor('alice'),
      apps.stop('alice').then(() => apps.socketFor('alice')),
    ])
    for (const socket of sockets) expect((await askApp(socket, '/')).status).toBe(200)
    expect(started).toHaveLength(2)
  })

  it('does not run after the close, and starts no more', async () => {
    const apps = await open()
    await apps.socketFor('alice')
    const late = apps.socketFor('bob').catch((error: unknown) => error)
    await apps.close()
    await late
    for (const { processGroup } of started) expect(processesOf(processGroup)).toEqual([])
    await expect(apps.socketFor('alice')).rejects.toMatchObject({ code: 'app/closed' })
  })

  it('has a short socket, however long the folder is', async () => {
    directory = join(directory, 'd'.repeat(120))
    const apps = await open()
    expect((await askApp(await apps.socketFor('a'.repeat(63)), '/')).status).toBe(200)
  })

  it.each(['', '..', 'Alice', 'a/b', 'a.b', 'a\0', 'a'.repeat(64), 'é'])(
    'has no place for %j',
    async (key) => {
      const apps = await open()
      await expect(apps.socketFor(key)).rejects.toMatchObject({ code: 'app/profile-key' })
      await expect(apps.stop(key)).rejects.toMatchObject({ code: 'app/profile-key' })
      expect(started).toEqual([])
    },
  )

  it('does not work in a home that is a link', async () => {
    mkdirSync(join(directory, 'homes/bob'), { recursive: true })
    symlinkSync('bob', join(directory, 'homes/alice'))
    await expect((await open()).socketFor('alice')).rejects.toMatchObject({ code: 'app/home' })
  })
})

describe('an app that falls again and again', () => {
  it('rests before its next start, and the rest is no loop', async () => {
    let starts = 0
    const broken: App = {
      name: 'broken',
      start: () => {
        starts++
        return Promise.reject(new Error('no'))
      },
    }
    const apps = await open(broken)
    await expect(apps.socketFor('alice')).rejects.toThrow('no')
    await expect(apps.socketFor('alice')).rejects.toThrow('no')
    for (let asked = 0; asked < 50; asked++) {
      await expect(apps.socketFor('alice')).rejects.toMatchObject({ code: 'app/resting' })
    }
    expect(starts).toBe(2)
    clock.pass(1_000)
    await expect(apps.socketFor('alice')).rejects.toThrow('no')
    clock.setBy(-3_600_000)
    clock.pass(2_000)
    await expect(apps.socketFor('alice')).rejects.toThrow('no')
    expect(starts).toBe(4)
    await expect(apps.socketFor('bob')).rejects.toThrow('no')
  })
})
