import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DataError, type Decision, famousPlay } from '@fourthright/guide'
import { createClient } from '@fourthright/server/client'
import { expect, it } from 'vitest'

const entry = fileURLToPath(new URL('killedServer.fixture.mjs', import.meta.url))
const bundle = fileURLToPath(new URL('../../models/experiment.frb', import.meta.url))
const notices = 200

it('gives no wrong answer and loses no live event when it is killed three times under load', async () => {
  const liveFolder = await mkdtemp(join(tmpdir(), 'fourthright-kill-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const start = async () => {
    const child = spawn(process.execPath, [entry, String(port), bundle, liveFolder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    return child
  }
  let child: ChildProcess = await start()
  const expected = await createClient(url).decide(famousPlay)

  const stop = new AbortController()
  const listeners = [0, 1, 2].map(() => heard(url, stop.signal))
  const answers = asked(url, stop.signal)
  for (let kill = 0; kill < 3; kill++) {
    await new Promise((resolve) => setTimeout(resolve, 700))
    child.kill('SIGKILL')
    await once(child, 'exit')
    child = await start()
  }
  const all = await Promise.all(listeners)
  stop.abort()
  for (const messages of all) expect(messages).toEqual(Array.from({ length: notices }, (_, at) => at + 1))
  const decisions = await answers
  expect(decisions.length).toBeGreaterThan(10)
  for (const decision of decisions) expect(decision).toEqual(expected)

  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  await rm(liveFolder, { recursive: true })
})

/** The seconds of each notice, in the order in which a listener that comes again and again is told. */
async function heard(url: string, signal: AbortSignal): Promise<number[]> {
  const numbers: number[] = []
  for await (const { event } of createClient(url).live({ signal })) {
    if (event.type === 'notice') numbers.push(Number(/(\d+) seconds/.exec(event.message)?.[1]))
    if (numbers.length >= notices) break
  }
  return numbers
}

/** Answers to the famous play, asked again and again; only that nobody is there may go wrong. */
async function asked(url: string, signal: AbortSignal): Promise<Decision[]> {
  const decisions: Decision[] = []
  while (!signal.aborted) {
    try {
      decisions.push(await createClient(url).decide(famousPlay))
    } catch (error) {
      if (!(error instanceof DataError || error instanceof TypeError)) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return decisions
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
