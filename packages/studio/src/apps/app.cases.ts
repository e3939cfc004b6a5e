import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { askApp, processesOf } from './app.fixture.js'
import type { App, AppPlace, RunningApp } from './app.js'
import { eventually } from './eventually.fixture.js'

export interface AppCases {
  readonly app: App
  /** Built module that exports the app, as an address, and the name under which it does. */
  readonly module: string
  readonly exported: string
  /** Path of its page, and of a WebSocket that it opens. */
  readonly page: string
  readonly live: string
  /** A way of the app to read a file of its home, by a path that its user gives; the text, or undefined. */
  readonly read: (running: RunningApp, path: string) => Promise<string | undefined>
}

/** What every app keeps to, whatever it does. */
export function behavesLikeAnApp({ app, module, exported, page, live, read }: AppCases): void {
  describe(`${app.name} as an app`, () => {
    let folder: string
    const started: RunningApp[] = []
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'ft-app-'))
    })
    afterEach(async () => {
      await Promise.all(started.splice(0).map((running) => running.stop()))
      rmSync(folder, { recursive: true })
    })

    const placeOf = (profile: string): AppPlace => ({
      home: join(folder, 'homes', profile),
      socketPath: join(folder, 'sockets', `${profile}.sock`),
    })
    async function start(profile = 'alice'): Promise<RunningApp> {
      const running = await app.start(placeOf(profile))
      started.push(running)
      return running
    }

    it('answers HTTP and WebSocket on its socket', async () => {
      const { socketPath } = await start()
      expect((await askApp(socketPath, page)).status).toBe(200)
      const socket = new WebSocket(`ws+unix:${socketPath}:${live}`)
      await once(socket, 'open')
      socket.terminate()
    })

    it('opens its socket and its home to nobody but the studio’s own user', async () => {
      const { socketPath } = await start()
      const modes = [socketPath, dirname(socketPath), placeOf('alice').home].map(
        (path) => lstatSync(path).mode & 0o777,
      )
      expect(modes).toEqual([0o600, 0o700, 0o700])
    })

    it('keeps its home over a restart, and leaves no socket behind', async () => {
      const running = await start()
      writeFileSync(join(placeOf('alice').home, 'notes.md'), 'kept')
      await running.stop()
      expect(existsSync(running.socketPath)).toBe(false)
      expect(await read(await start(), 'notes.md')).toBe('kept')
    })

    it('starts where a socket of a run that was killed still stands', async () => {
      const first = await start()
      for (const process_ of processesOf(first.processGroup)) process.kill(process_, 'SIGKILL')
      await first.ended
      writeFileSync(join(folder, 'left'), '')
      const stale = spawn(process.execPath, [
        '-e',
        `require('node:net').createServer().listen(${JSON.stringify(first.socketPath)}, () => process.kill(process.pid, 'SIGKILL'))`,
      ])
      await once(stale, 'exit')
      expect(existsSync(first.socketPath)).toBe(true)
      expect((await askApp((await start()).socketPath, page)).status).toBe(200)
    })

    it('ends on stop with all its processes, and says so', async () => {
      const running = await start()
      expect(processesOf(running.processGroup)).not.toEqual([])
      await running.stop()
      await running.ended
      expect(processesOf(running.processGroup)).toEqual([])
      await expect(askApp(running.socketPath, page)).rejects.toThrow()
    })

    it('ends when the process that started it is killed', async () => {
      const place = placeOf('alice')
      const studio = spawn(
        process.execPath,
        [
          '--input-type=module',
          '-e',
          `const { ${exported}: app } = await import(${JSON.stringify(module)})
           const running = await app.start(${JSON.stringify(place)})
           console.log(running.processGroup)
           setInterval(() => {}, 1000)`,
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      )
      const [line] = (await once(createInterface(studio.stdout), 'line')) as [string]
      expect(processesOf(Number(line))).not.toEqual([])
      expect((await askApp(place.socketPath, page)).status).toBe(200)
      studio.kill('SIGKILL')
      await eventually(() => processesOf(Number(line))).toEqual([])
    })

    it.skipIf(!existsSync('/proc/self/environ'))('sees nothing of the environment around it', async () => {
      process.env.DATABASE_URL = 'postgres://studio:secret-of-the-studio@localhost/studio'
      process.env.NODE_OPTIONS = '--no-deprecation'
      try {
        const running = await start()
        const environments = processesOf(running.processGroup).map((one) =>
          readFileSync(`/proc/${one}/environ`, 'utf8').split('\0'),
        )
        const known = ['PATH', 'HOME', 'LANG', 'PWD', 'OLDPWD', '_', 'SHLVL', '']
        const names = environments.flat().map((line) => line.split('=', 1)[0] ?? '')
        expect(environments.length).toBeGreaterThan(0)
        expect(names.filter((name) => !known.includes(name))).toEqual([])
        expect(environments.flat().join()).not.toContain('secret-of-the-studio')
      } finally {
        delete process.env.DATABASE_URL
        delete process.env.NODE_OPTIONS
      }
    })

    it('gives nobody another profile’s files', async () => {
      const alice = await start('alice')
      const bob = await start('bob')
      writeFileSync(join(placeOf('bob').home, 'secret'), 'bob’s')
      expect(await read(bob, 'secret')).toBe('bob’s')
      for (const path of ['secret', '../bob/secret', join(placeOf('bob').home, 'secret')]) {
        expect(await read(alice, path)).toBeUndefined()
      }
    })
  })
}
