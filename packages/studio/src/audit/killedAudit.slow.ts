import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWith, needsPostgres } from '../../../../test/support/needs.js'
import { inChild } from '../store/inChild.fixture.js'
import { openDatabase } from '../store/openDatabase.js'
import { startTestServer, type TestServer } from '../store/testServer.fixture.js'
import { openAuditPublicKeys } from './auditKeys.js'
import { verifyAudit } from './verifyAudit.js'

const rounds = 8

describe('the audit verifies after its studio was killed at any moment', () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fourthright-killed-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('in the embedded database', async () => {
    await survives(join(folder, 'embedded'), null)
  })

  describeWith(needsPostgres(), 'on a server', () => {
    let server: TestServer

    beforeAll(async () => {
      server = await startTestServer()
    })
    afterAll(() => server.close())

    it('as well', async () => {
      await survives(join(folder, 'server'), await server.freshUrl())
    })
  })
})

/** Kills a studio that writes the audit, again and again, and verifies each time that what it was told is there. */
async function survives(directory: string, databaseUrl: string | null): Promise<void> {
  let told = 0
  for (let round = 0; round < rounds; round++) {
    const studio = inChild(recording(directory, databaseUrl))
    await studio.said('written')
    await pause(Math.random() * 500)
    await studio.kill()
    told += studio.output.match(/written/g)?.length ?? 0

    const database = await openDatabase(databaseUrl === null ? { directory } : { databaseUrl })
    const verdict = await verifyAudit({ database, ...openAuditPublicKeys(join(directory, 'keys')) })
    expect(verdict).toMatchObject({ intact: true, replicas: 1, unwitnessed: [] })
    expect(verdict.intact && verdict.lines).toBeGreaterThanOrEqual(told)
    await database.close()
  }
}

function recording(directory: string, databaseUrl: string | null): string {
  return `
    const { openDatabase } = await import('./dist/store/openDatabase.js')
    const { openAudit } = await import('./dist/audit/openAudit.js')
    const { openAuditKeys } = await import('./dist/audit/auditKeys.js')
    const { machineClock } = await import('./dist/clock/clock.js')
    const database = await openDatabase(${JSON.stringify(databaseUrl === null ? { directory } : { databaseUrl })})
    const keys = openAuditKeys(${JSON.stringify(join(directory, 'keys'))})
    const audit = await openAudit({ database, keys, clock: machineClock, replica: 'one' })
    const event = { who: 'alice', what: 'request', on: null, from: { entryPoint: null, address: null },
      verdict: 'allow', why: 'a reason' }
    const writer = async () => {
      for (;;) {
        await audit.record(event)
        await new Promise((done) => process.stdout.write('written\\n', done))
      }
    }
    for (let each = 0; each < 5; each++) writer()
    for (;;) {
      await audit.signHead()
      await new Promise((done) => setTimeout(done, Math.random() * 20))
    }
  `
}
