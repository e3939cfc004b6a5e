import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkFor } from './linkFor.js'
import { openTestStudio, type TestStudio, testSettings } from './studio.fixture.js'

let studio: TestStudio
beforeAll(async () => {
  const entryPoints = testSettings().entryPoints.map((point) => ({ ...point, tls: 'own' as const }))
  studio = await openTestStudio({ settings: { baseName: 'studio.test', entryPoints } })
})
afterAll(() => studio.close())

/** Asks over TLS, trusting the studio's own authority alone. */
function ask(url: string, ca = readFileSync(join(studio.directory, 'authority', 'authority.crt'))) {
  const { hostname, host, port, pathname, search } = new URL(url)
  return new Promise<{ status: number; cookie: string }>((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: pathname + search, servername: hostname, ca }
    request({ ...options, headers: { host } }, (answer) => {
      answer.resume()
      resolve({ status: answer.statusCode ?? 0, cookie: String(answer.headers['set-cookie'] ?? '') })
    })
      .on('error', reject)
      .end()
  })
}

describe('a studio by a name of its own', () => {
  it('speaks TLS by its own authority, and says how to trust it', async () => {
    const { ready } = studio.studio
    expect(ready.authority?.howToTrust).toContain(ready.authority?.certificatePath)
    expect(ready.signIn.url).toMatch(/^https:\/\/sign-in\.studio\.test:\d+\/sign-in$/)
    const alice = ready.users[0]
    const url = await linkFor(ready, 'alice', async () => alice?.password ?? '')
    expect(url).toMatch(/^https:\/\/alice-[a-z2-7]{10}\.d-[a-z0-9]+\.studio\.studio\.test:\d+\/auth\?token=/)
    const opened = await ask(url)
    expect([opened.status, opened.cookie]).toEqual([302, expect.stringContaining('__Host-fourthright=')])
  })

  it('is not to be had by who does not trust the authority, nor without TLS', async () => {
    const url = studio.studio.ready.signIn.url
    await expect(ask(url, Buffer.from(''))).rejects.toThrow()
  })
})

it('a name other than localhost needs TLS', async () => {
  await expect(openTestStudio({ settings: { baseName: 'studio.test' } })).rejects.toMatchObject({
    code: 'network/tls-needed',
  })
})
