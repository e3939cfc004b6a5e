import { X509Certificate } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestClock } from '../clock/clock.fixture.js'
import { openAuthority } from './authority.js'
import { issueLeaf, type TlsPair } from './certificates.js'
import { tellingDoor, testEntryPoint } from './entryPoints.fixture.js'
import { howToTrust } from './howToTrust.js'
import { maybeKeptAuthority } from './keptAuthority.js'
import { type Listener, openListener } from './listener.js'

const day = 86_400_000
const names = ['studio.example', 'localhost']
let clock: TestClock
let directory: string
const listeners: Listener[] = []

beforeEach(() => {
  // Real clients judge by their own clock.
  clock = new TestClock(Date.now())
  directory = mkdtempSync(join(tmpdir(), 'fourthright-authority-'))
})
afterEach(async () => {
  await Promise.all(listeners.splice(0).map((listener) => listener.close()))
  rmSync(directory, { recursive: true })
})

async function serve(hosts: string[], tls: TlsPair): Promise<Listener> {
  const pair = { key: tls.key, certificate: tls.certificate }
  const listener = await openListener(testEntryPoint({ hosts, tls: pair }), tellingDoor)
  listeners.push(listener)
  return listener
}

/** What a client that trusts one authority alone gets: a status, or why it refused. */
function visit(port: number, servername: string, ca: string, options = {}): Promise<number | string> {
  return new Promise((resolve) => {
    const headers = { host: `${servername}:${port}` }
    request({ host: '127.0.0.1', port, servername, ca, headers, agent: false, ...options }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
      .on('error', (error: NodeJS.ErrnoException) => resolve(`${error.code} ${error.message}`))
      .end()
  })
}

describe('the authority', () => {
  it('is trusted for its hosts, by a client that trusts nobody else', async () => {
    const authority = await openAuthority(directory, { names, clock })
    const hosts = ['studio.example', '*.studio.example']
    const { port } = await serve(hosts, await authority.certificateFor(hosts))
    expect(await visit(port, 'studio.example', authority.certificate)).toBe(200)
    expect(await visit(port, 'alice.studio.example', authority.certificate)).toBe(200)
    expect(await visit(port, 'a.b.studio.example', authority.certificate)).toMatch('ALTNAME_INVALID')
    expect(await visit(port, 'other.example', authority.certificate)).toMatch('ALTNAME_INVALID')
  })

  it('is not trusted by who trusts another authority', async () => {
    const authority = await openAuthority(directory, { names, clock })
    const { port } = await serve(['studio.example'], await authority.certificateFor(['studio.example']))
    const elsewhere = mkdtempSync(join(tmpdir(), 'fourthright-authority-'))
    try {
      const other = await openAuthority(elsewhere, { names, clock })
      expect(await visit(port, 'studio.example', other.certificate)).toMatch(/UNABLE_TO_VERIFY|SELF_SIGNED/)
    } finally {
      rmSync(elsewhere, { recursive: true })
    }
  })

  it('speaks for no name but its own, even if somebody has its key', async () => {
    const authority = await openAuthority(directory, { names, clock })
    await expect(authority.certificateFor(['bank.example'])).rejects.toMatchObject({
      code: 'network/authority-names',
    })
    await expect(authority.certificateFor(['evilstudio.example'])).rejects.toMatchObject({ field: 'hosts' })
    await expect(authority.certificateFor(['10.16.0.5'])).rejects.toMatchObject({ field: 'hosts' })
    await expect(authority.certificateFor([])).rejects.toMatchObject({ field: 'hosts' })
    const stolen = maybeKeptAuthority(join(directory, 'authority.pem'))!
    const forged = await issueLeaf(stolen, ['bank.example'], clock.now(), day)
    const { port } = await serve(['bank.example'], forged)
    expect(await visit(port, 'bank.example', authority.certificate)).toMatch('permitted subtree violation')
  })

  it('speaks TLS 1.2 and later, and nothing older', async () => {
    const authority = await openAuthority(directory, { names, clock })
    const { port } = await serve(['studio.example'], await authority.certificateFor(['studio.example']))
    const ca = authority.certificate
    expect(await visit(port, 'studio.example', ca, { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' })).toBe(
      200,
    )
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }
    expect(await visit(port, 'studio.example', ca, old)).toMatch(/protocol version/i)
  })

  it('says so in the context of every request', async () => {
    const authority = await openAuthority(directory, { names, clock })
    const { port } = await serve(['studio.example'], await authority.certificateFor(['studio.example']))
    const told = await new Promise<string>((resolve) => {
      const socket = connectTls({
        port,
        host: '127.0.0.1',
        servername: 'studio.example',
        ca: authority.certificate,
      })
      let text = ''
      socket.on('data', (chunk) => {
        text += chunk
        if (text.includes('}}')) socket.destroy()
      })
      socket.on('close', () => resolve(text))
      socket.write(`GET / HTTP/1.1\r\nHost: studio.example:${port}\r\n\r\n`)
    })
    expect(told).toContain('"aws:SecureTransport":true')
  })

  it('is made once: opened again it is the same, and its key is for its owner alone', async () => {
    const first = await openAuthority(directory, { names, clock })
    const again = await openAuthority(directory, { names: ['other.example'], clock })
    expect(again.certificate).toBe(first.certificate)
    expect(again.names).toEqual(names)
    expect(readdirSync(directory).sort()).toEqual(['authority.crt', 'authority.pem'])
    expect(statSync(join(directory, 'authority.pem')).mode & 0o777).toBe(0o600)
    expect(readFileSync(first.certificatePath, 'utf8')).not.toContain('PRIVATE')
  })

  it('is one, also where two come to make it at once', async () => {
    const both = await Promise.all([1, 2, 3, 4].map(() => openAuthority(directory, { names, clock })))
    expect(new Set(both.map(({ certificate }) => certificate)).size).toBe(1)
  })

  it('is not used where others could have read its key, nor where it is broken', async () => {
    await openAuthority(directory, { names, clock })
    const path = join(directory, 'authority.pem')
    chmodSync(path, 0o640)
    await expect(openAuthority(directory, { names, clock })).rejects.toMatchObject({
      code: 'network/authority-open',
    })
    chmodSync(path, 0o600)
    for (const text of ['', readFileSync(path, 'utf8').slice(0, -60), 'x']) {
      writeFileSync(path, text)
      const opening = openAuthority(directory, { names, clock })
      await expect(opening).rejects.toMatchObject({ code: 'network/authority-broken' })
    }
  })

  it('ends', async () => {
    await openAuthority(directory, { names, clock })
    clock.pass(3651 * day)
    await expect(openAuthority(directory, { names, clock })).rejects.toMatchObject({
      code: 'network/authority-over',
    })
  })

  it('renews a certificate before its end, and keeps it until then', async () => {
    const authority = await openAuthority(directory, { names, clock })
    const hosts = ['studio.example']
    const first = await authority.certificateFor(hosts)
    const { validFrom, validTo } = new X509Certificate(first.certificate)
    expect(Date.parse(validTo) - Date.parse(validFrom)).toBeLessThanOrEqual(397 * day)
    clock.pass(59 * day)
    expect(await authority.certificateFor(hosts)).toBe(first)
    clock.pass(2 * day)
    const renewed = await authority.certificateFor(hosts)
    expect(renewed.endsAt - first.endsAt).toBe(61 * day)
    expect(renewed.key).not.toBe(first.key)
  })

  it('gives a renewed certificate to a listener that goes on', async () => {
    const authority = await openAuthority(directory, { names, clock })
    const first = await authority.certificateFor(['studio.example'])
    const listener = await serve(['studio.example'], first)
    listener.useCertificate(await authority.certificateFor(['studio.example', 'new.studio.example']))
    expect(await visit(listener.port, 'studio.example', authority.certificate)).toBe(200)
    const shown = await new Promise<string | undefined>((resolve) => {
      const socket = connectTls(
        { port: listener.port, host: '127.0.0.1', servername: 'studio.example', ca: authority.certificate },
        () => {
          resolve(socket.getPeerX509Certificate()?.subjectAltName)
          socket.destroy()
        },
      )
    })
    expect(shown).toContain('new.studio.example')
  })

  it('says how to trust it, with its fingerprint and without its key', async () => {
    const text = howToTrust(await openAuthority(directory, { names, clock }))
    for (const system of ['Debian', 'macOS', 'Windows', 'Firefox', 'Chromium']) expect(text).toContain(system)
    const { fingerprint256 } = new X509Certificate(readFileSync(join(directory, 'authority.crt')))
    expect(text).toContain(fingerprint256)
    expect(text).not.toContain('PRIVATE')
  })

  it.each([[[]], [['Studio.example']], [['*.studio.example']], [['10.0.0.1']]])(
    'is not made for %j',
    async (bad) => {
      const opening = openAuthority(directory, { names: bad, clock })
      await expect(opening).rejects.toMatchObject({ code: 'network/authority-names', field: 'names' })
      expect(readdirSync(directory)).toEqual([])
    },
  )
})
