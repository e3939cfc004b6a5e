import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { decodeContainer, encodeContainer, famousPlay } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { createClient } from './client/index.js'
import { experimentBundle, postJson, serverForTests } from './serverForTests.fixture.js'
import { startServer } from './startServer.js'

describe('a server that closes', () => {
  it('finishes the request that runs, and takes no other', async () => {
    const server = await serverForTests()
    const list = Array.from({ length: 6 }, (_, at) => ({ ...famousPlay, yardsToGo: at + 1 }))
    const running = postJson(`${server.url}/v1/decisions?confidence=true`, list)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const closed = server.close()
    const response = await running
    expect(response.status).toBe(200)
    expect(await response.json()).toHaveLength(6)
    await closed
    await expect(postJson(`${server.url}/v1/decisions`, famousPlay)).rejects.toThrow()
  })

  it('does not wait for connections that are kept open for later', async () => {
    const server = await serverForTests()
    const agent = new Agent({ keepAlive: true })
    const status = await new Promise((resolve) =>
      request(`${server.url}/healthz`, { agent }, (answer) => resolve(answer.resume().statusCode)).end(),
    )
    expect(status).toBe(200)
    // One on which nothing was asked yet, as browsers open them.
    const ahead = connect(Number(new URL(server.url).port), '127.0.0.1')
    await new Promise((resolve) => ahead.once('connect', resolve))
    const closing = server.close().then(() => 'closed')
    const impatient = new Promise((resolve) => setTimeout(resolve, 10_000, 'kept waiting'))
    expect(await Promise.race([closing, impatient])).toBe('closed')
    agent.destroy()
  })
})

describe('a bundle that is replaced', () => {
  it('answers from the new one without a lost request, each by one bundle from its beginning to its end', async () => {
    const server = await serverForTests()
    const old = (await createClient(server.url).bundles())[0]?.id
    const bytes = await otherBundle()
    const ids = new Set<string>()
    let isDone = false
    const asker = async (lane: number) => {
      for (let at = 0; !isDone; at++) {
        const situation = { ...famousPlay, yardsToGo: 1 + ((at * 7 + lane) % 30) }
        const answers = await createClient(server.url).decideMany([
          situation,
          situation,
          situation,
          situation,
          situation,
        ])
        const seen = new Set(answers.map((one) => ('bundle' in one ? one.bundle.id : one.error.code)))
        expect(seen.size).toBe(1)
        for (const id of seen) ids.add(id)
      }
    }
    const askers = [0, 1, 2].map(asker)
    await writeFile(server.bundleFile, bytes)
    await until(async () => (await createClient(server.url).bundles())[0]?.id !== old)
    const fresh = (await createClient(server.url).bundles())[0]
    await until(async () => fresh !== undefined && ids.has(fresh.id))
    isDone = true
    await Promise.all(askers)
    expect([...ids].sort()).toEqual([old, fresh?.id].sort())
    await server.close()
  })

  it('stays where the new file is broken, and says so', async () => {
    const server = await serverForTests()
    const before = await createClient(server.url).decide(famousPlay)
    await writeFile(server.bundleFile, (await readFile(server.bundleFile)).subarray(0, 1000))
    await expect(server.reload()).rejects.toMatchObject({ name: 'DataError' })
    expect(await createClient(server.url).decide(famousPlay)).toEqual(before)
    const ready = await fetch(`${server.url}/readyz`)
    expect(ready.status).toBe(200)
    expect(await ready.json()).toMatchObject({
      newerBundle: { status: 'broken', code: expect.stringMatching(/^bundle\//) },
    })
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    expect(Number(/reload_failures_total (\d+)/.exec(metrics)?.[1])).toBeGreaterThan(0)
    await cp(experimentBundle, server.bundleFile)
    await server.reload()
    expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ newerBundle: null })
    await server.close()
  })

  it('must be there at the start', async () => {
    await expect(
      startServer({ port: 0, bundleFile: '/nowhere.frb', tablesFolders: [], logLevel: 'silent' }),
    ).rejects.toMatchObject({ code: 'bundle/missing' })
  })
})

describe('the page', () => {
  it('is given for each of its views, its hashed files for ever, and nothing else', async () => {
    const plain = await serverForTests()
    const pageFolder = join(plain.folder, 'page')
    await mkdir(join(pageFolder, 'assets'), { recursive: true })
    await writeFile(join(pageFolder, 'index.html'), '<!doctype html><title>Fourthright</title>')
    await writeFile(join(pageFolder, 'assets', 'main-1a2b.js'), 'export {}')
    const server = await serverForTests({ pageFolder })
    for (const view of ['/', '/season', '/live', '/models', '/season?year=2020']) {
      const response = await fetch(server.url + view)
      expect(await response.text()).toMatch('Fourthright')
      expect(response.headers.get('cache-control')).toBe('no-cache')
    }
    const script = await fetch(`${server.url}/assets/main-1a2b.js`)
    expect(script.headers.get('cache-control')).toMatch('immutable')
    expect(script.headers.get('content-type')).toMatch('javascript')
    for (const path of ['/nothing', '/assets/', '/assets/other.js', '/..%2fmodels.frb', '/season/x']) {
      const response = await fetch(server.url + path)
      expect([path, response.status, response.headers.get('content-type')]).toEqual([
        path,
        404,
        'application/problem+json; charset=utf-8',
      ])
    }
    await server.close()
    await plain.close()
  })
})

describe('who sends a request a byte at a time', () => {
  it('is cut off while others are answered', async () => {
    const server = await serverForTests()
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.write('POST /v1/decisions HTTP/1.1\r\nhost: x\r\n')
    const drip = setInterval(() => socket.write('x'), 500)
    let answer = ''
    socket.on('data', (part) => (answer += part))
    socket.on('error', () => {})
    expect((await postJson(`${server.url}/v1/decisions`, famousPlay)).status).toBe(200)
    await new Promise((resolve) => socket.once('close', resolve))
    clearInterval(drip)
    expect(answer).toMatch(/^HTTP\/1.1 408[\s\S]*"code":"request\/timeout"/)
    await server.close()
  })
})

/** The same models under another name, which is another bundle. */
async function otherBundle(): Promise<Uint8Array> {
  const { manifest, sectionNames, section } = await decodeContainer(
    new Uint8Array(await readFile(experimentBundle)),
  )
  const sections = Object.fromEntries(sectionNames.map((name) => [name, section(name)]))
  return (await encodeContainer({ manifest: { ...manifest, name: 'other' }, sections })).bytes
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}
