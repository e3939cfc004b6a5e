import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { famousPlay } from '@fourthright/guide'
import { afterEach, describe, expect, it } from 'vitest'
import { inventedDocument } from '../../packages/plays/src/feeds/inventedGame.fixture.js'
import { runBin } from '../support/runBin.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const bin = join(root, 'packages', 'cli', 'bin', 'fourthright.js')

interface Served {
  readonly child: ChildProcess
  readonly ready: { readonly url: string; readonly bundle: string; readonly pid: number }
  /** All that it has printed so far. */
  readonly printed: { readonly stdout: string; readonly stderr: string }
}

const running: ChildProcess[] = []
const folders: string[] = []
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fourthright-serve-'))
  folders.push(folder)
  return folder
}

/** Starts the server as a program does, and waits for its line. */
async function serve(...args: string[]): Promise<Served> {
  const child = spawn(process.execPath, [bin, 'serve', '--json', '--port', '0', ...args])
  running.push(child)
  const printed = { stdout: '', stderr: '' }
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.stderr += text
  })
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed.stdout += text
      if (printed.stdout.includes('\n')) resolve(printed.stdout.split('\n', 1)[0] ?? '')
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${printed.stderr}`)))
  })
  return { child, ready: JSON.parse(line), printed }
}

async function decided(url: string): Promise<unknown> {
  const answer = await fetch(`${url}/v1/decisions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(famousPlay),
  })
  return answer.json()
}

describe('fourthright serve', () => {
  it('says in a line where it is, serves page, API and the season that ships, and ends by SIGTERM', async () => {
    const { child, ready, printed } = await serve()
    expect(ready).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      bundle: expect.stringMatching(/^[0-9a-f]{16}$/),
      pid: child.pid,
    })
    expect(await decided(ready.url)).toMatchObject({
      recommendation: 'goForIt',
      bundle: { id: ready.bundle },
    })
    const page = await fetch(`${ready.url}/season`)
    expect(await page.text()).toMatch(/<!doctype html>/i)
    expect(await fetch(`${ready.url}/v1/seasons/2020/decisions?limit=1`)).toMatchObject({ status: 200 })
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(printed).toEqual({ stdout: `${JSON.stringify(ready)}\n`, stderr: '' })
  })

  it('is the API alone with --no-page', async () => {
    const { ready } = await serve('--no-page')
    expect((await fetch(`${ready.url}/season`)).status).toBe(404)
    expect((await fetch(`${ready.url}/healthz`)).status).toBe(200)
  })

  it('plays a recorded game again for those who watch', async () => {
    const game = join(await newFolder(), '2020_06_ARI_SF.json')
    await writeFile(game, JSON.stringify(inventedDocument()))
    const { ready } = await serve('--no-page', '--game', game, '--speed', 'max')
    const answer = await fetch(`${ready.url}/v1/live`, { headers: { accept: 'text/event-stream' } })
    let seen = ''
    for await (const part of answer.body ?? []) {
      seen += Buffer.from(part).toString()
      if (seen.includes('"ended"')) break
    }
    expect(seen.match(/"type":"decision"/g)).toHaveLength(4)
  })

  it('keeps its bundle where SIGHUP finds a broken one, and goes on', async () => {
    const bundle = join(await newFolder(), 'models.frb')
    await copyFile(join(root, 'models', 'experiment.frb'), bundle)
    const { child, ready } = await serve('--no-page', '--bundle', bundle)
    await writeFile(bundle, 'no bundle')
    child.kill('SIGHUP')
    expect(await decided(ready.url)).toMatchObject({ bundle: { id: ready.bundle } })
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('says of a busy port what to do', async () => {
    const { ready } = await serve('--no-page')
    const { port } = new URL(ready.url)
    const { code, stdout, stderr } = await runBin(['serve', '--no-page', '--port', port, '--json'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(JSON.parse(stderr).error).toMatchObject({ code: 'serve/port-busy', value: Number(port) })
  })

  it.each([
    [['--port', '70000'], 2, 'usage/invalid-argument'],
    [['--trusted-proxy', '10.0.0.0/33'], 2, 'usage/invalid-argument'],
    [['--tables', 'nowhere'], 3, 'tables/missing'],
    [['--bundle', 'nowhere.frb'], 3, 'bundle/missing'],
    [['--feed', 'http://127.0.0.1:1/'], 2, 'usage/games'],
  ])('refuses %j with exit %d', async (args, exitCode, code) => {
    const { stdout, stderr, ...ended } = await runBin(['serve', '--json', '--no-page', ...args])
    expect({ code: ended.code, stdout }).toEqual({ code: exitCode, stdout: '' })
    expect(JSON.parse(stderr).error).toMatchObject({ code })
  })
})
