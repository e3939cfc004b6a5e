import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askApp, processesOf } from './app.fixture.js'
import type { AppPlace, RunningApp } from './app.js'
import { startAppProcess } from './appProcess.js'
import { eventually } from './eventually.fixture.js'

let folder: string
let place: AppPlace
const started: RunningApp[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ft-process-'))
  place = { home: join(folder, 'home'), socketPath: join(folder, 'sockets/app') }
})
afterEach(async () => {
  await Promise.all(started.splice(0).map((running) => running.stop()))
  rmSync(folder, { recursive: true })
})

/** Starts a program of Node, which finds its socket in `socket` and an HTTP server there in `serve()`. */
async function start(program: string, more: { startWithinMilliseconds?: number } = {}): Promise<RunningApp> {
  const opening = `
    const socket = ${JSON.stringify(place.socketPath)}
    const serve = () => require('node:http').createServer((_, response) => response.end('yes')).listen(socket)
  `
  const command = [process.execPath, '-e', opening + program] as const
  const running = await startAppProcess({ name: 'trial', command, ...more }, place)
  started.push(running)
  return running
}

describe('an app that does not start', () => {
  it('is told with its code and its last words, bounded and in one line', async () => {
    const words = `require('node:fs').writeSync(2, 'x'.repeat(9000) + '\\n\\u001b[31mno licence\\n'); process.exit(7)`
    const error = await start(words).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'app/not-started', value: 'trial' })
    const { message } = error as Error
    expect(message).toMatch(/^The app trial ended with code 7, and said: x+ \[31mno licence$/)
    expect(message.length).toBeLessThan(2_100)
  })

  it('is ended when it does not answer in time', async () => {
    const silent = start(
      `require('node:fs').writeFileSync('group', String(process.ppid)); setInterval(() => {}, 1000)`,
      {
        startWithinMilliseconds: 3_000,
      },
    )
    await expect(silent).rejects.toMatchObject({
      code: 'app/not-started',
      message: 'The app trial did not answer in time.',
    })
    const group = Number(readFileSync(join(place.home, 'group'), 'utf8'))
    expect(processesOf(group)).toEqual([])
  })

  it('is told where its program is not there', async () => {
    const missing = startAppProcess({ name: 'trial', command: ['/nowhere/app'] }, place)
    await expect(missing).rejects.toMatchObject({ code: 'app/not-started' })
  })

  it.each([
    [
      'a path that is too long',
      () => ({ ...place, socketPath: join(folder, 's'.repeat(99)) }),
      'app/socket-path',
    ],
    ['a folder that is a link', linkedFolder, 'app/socket-folder'],
    ['a place that a file has', takenPlace, 'app/socket-folder'],
  ])('is not tried on %s', async (_, make, code) => {
    const tried = startAppProcess({ name: 'trial', command: [process.execPath] }, make())
    await expect(tried).rejects.toMatchObject({ code })
  })
})

function linkedFolder(): AppPlace {
  mkdirSync(join(folder, 'elsewhere'))
  symlinkSync('elsewhere', join(folder, 'link'))
  return { ...place, socketPath: join(folder, 'link/app') }
}

function takenPlace(): AppPlace {
  mkdirSync(join(folder, 'sockets'))
  writeFileSync(place.socketPath, 'a file')
  return place
}

describe('an app that runs', () => {
  it('works in its home, has no input, and its files are its own', async () => {
    await start(`
      const { writeFileSync, statSync, readFileSync } = require('node:fs')
      writeFileSync('seen', process.cwd() + ' ' + readFileSync(0).length)
      writeFileSync('mode', (statSync('seen').mode & 0o777).toString(8))
      serve()`)
    expect(readFileSync(join(place.home, 'seen'), 'utf8')).toBe(`${place.home} 0`)
    expect(readFileSync(join(place.home, 'mode'), 'utf8')).toBe('600')
  })

  it('has ended when its process died, and takes what it started with it', async () => {
    const running = await start(`
      require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
      require('node:fs').writeFileSync('me', String(process.pid))
      serve()`)
    expect(processesOf(running.processGroup)).toHaveLength(4)
    process.kill(Number(readFileSync(join(place.home, 'me'), 'utf8')), 'SIGKILL')
    await running.ended
    await eventually(() => processesOf(running.processGroup)).toEqual([])
    await expect(askApp(running.socketPath, '/')).rejects.toThrow()
  })

  it('is asked to end first, and may say goodbye', async () => {
    const running = await start(`
      process.on('SIGTERM', () => setTimeout(() => {
        require('node:fs').writeFileSync('goodbye', 'said')
        process.exit()
      }, 200))
      serve()`)
    await running.stop()
    expect(readFileSync(join(place.home, 'goodbye'), 'utf8')).toBe('said')
  })

  it('is ended for good when it does not end by itself', async () => {
    const running = await start(`process.on('SIGTERM', () => {}); serve()`)
    await Promise.all([running.stop(), running.stop()])
    expect(processesOf(running.processGroup)).toEqual([])
  })

  it('does not stand still when it says much', async () => {
    const running = await start(`serve(); setInterval(() => process.stderr.write('x'.repeat(100_000)), 1)`)
    for (let asked = 0; asked < 20; asked++) {
      expect((await askApp(running.socketPath, '/')).body).toBe('yes')
    }
  })
})
