import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { describeWith, needsPostgres } from '../../../../test/support/needs.js'
import { TestClock } from '../clock/clock.fixture.js'
import { StudioStateError } from '../errors/studioError.js'
import type { Database } from '../store/database.js'
import { migrate } from '../store/migrate.js'
import { openServer } from '../store/openServer.js'
import { testDatabase } from '../store/testDatabase.fixture.js'
import { startTestServer, type TestServer } from '../store/testServer.fixture.js'
import { keepsAnAudit } from './audit.cases.js'
import { event } from './auditEvent.fixture.js'
import { readHead } from './auditHead.js'
import { type AuditKeys, openAuditKeys } from './auditKeys.js'
import { openAudit } from './openAudit.js'
import { verifyAudit } from './verifyAudit.js'

let keys: AuditKeys
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fourthright-audit-'))
  keys = openAuditKeys(folder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const clock = new TestClock()

describe('the audit in the embedded database', () => {
  keepsAnAudit(testDatabase)
})

describeWith(needsPostgres(), 'the audit on a server', () => {
  let server: TestServer

  beforeAll(async () => {
    server = await startTestServer()
  }, 60_000)
  afterAll(() => server.close())

  const fresh = async () => {
    const database = openServer(await server.freshUrl())
    await migrate(database)
    return database
  }

  keepsAnAudit(fresh)

  it('rejects while the server is away, and goes on unbroken when it is back', async () => {
    const database = await fresh()
    const audit = await openAudit({ database, keys, clock, replica: 'one' })
    await audit.record(event())
    await server.stop()
    await expect(audit.record(event())).rejects.toMatchObject({ code: 'store/away' })
    await server.start()
    await audit.record(event())
    await audit.close()
    expect(await verifyAudit({ database, ...keys })).toMatchObject({ intact: true, lines: 2 })
    await database.close()
  })

  it('stays one chain where the server is lost in the middle of a thousand records, several times', async () => {
    const database = await fresh()
    const audit = await openAudit({ database, keys, clock, replica: 'one' })
    let written = 0
    for (let round = 0; round < 3; round++) {
      const records = Array.from({ length: 1000 }, () =>
        audit.record(event()).then(
          () => written++,
          () => {},
        ),
      )
      await records[round * 100]
      await server.stop()
      await Promise.all(records)
      await server.start()
    }
    await audit.record(event())
    await audit.close()
    const verdict = await verifyAudit({ database, ...keys })
    expect(verdict).toMatchObject({ intact: true, unsigned: 0 })
    // What was told as written is there; of what was not told, some may be.
    expect(verdict.intact && verdict.lines).toBeGreaterThan(written)
    await database.close()
  })
})

describe('a write of which nobody knows whether it was kept', () => {
  let real: Database

  beforeEach(async () => {
    real = await testDatabase()
  })
  afterEach(() => real.close())

  /** The real database, whose answers to appended lines get lost as told. */
  function losing(fate: () => 'kept' | 'lost' | 'late' | 'told'): Database {
    let late: (() => Promise<unknown>) | undefined
    const away = () => new StudioStateError('store/away', { message: 'gone' })
    return Object.assign(Object.create(real) as Database, {
      query: async (sql: string, params: readonly unknown[]) => {
        if (!sql.includes('insert into audit_line')) return real.query(sql, params)
        // a statement that the server only now gets to, after the tail was asked for
        await late?.()
        late = undefined
        const what = fate()
        if (what === 'told') return real.query(sql, params)
        if (what === 'kept') await real.query(sql, params)
        if (what === 'late') late = () => real.query(sql, params)
        throw away()
      },
    })
  }

  it.each([
    ['was kept', 'kept', 3],
    ['was lost', 'lost', 2],
    ['is kept later', 'late', 3],
  ] as const)('rejects, and the chain goes on from what is there: it %s', async (_, what, lines) => {
    const fates = ['told', what, 'told'] as const
    let next = 0
    const audit = await openAudit({
      database: losing(() => fates[next++] ?? 'told'),
      keys,
      clock,
      replica: 'one',
    })
    await audit.record(event())
    await expect(audit.record(event())).rejects.toMatchObject({ code: 'store/away' })
    await audit.record(event())
    await audit.close()
    expect(await verifyAudit({ database: real, ...keys })).toMatchObject({ intact: true, lines, unsigned: 0 })
  })
})

it('signs its chain every minute by itself, in the database and outside', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const database = await testDatabase()
  try {
    const audit = await openAudit({ database, keys, clock, replica: 'one' })
    for (const line of [1n, 2n]) {
      await audit.record(event())
      vi.advanceTimersByTime(60_000)
      const heads = () => database.query('select sequence from audit_head where sequence = $1', [line])
      await expect.poll(heads).toEqual([{ sequence: line }])
      expect(readHead(keys.headsDirectory, 'one')).toMatchObject({ sequence: line })
    }
    await audit.close()
  } finally {
    vi.useRealTimers()
    await database.close()
  }
})

describe('the audit is closed, never open,', () => {
  let database: Database

  beforeEach(async () => {
    database = await testDatabase()
  })
  afterEach(() => database.close())

  const start = (replica = 'one') => openAudit({ database, keys, clock, replica })

  it('after it was closed; what waited is written first', async () => {
    const audit = await start()
    const records = Array.from({ length: 1200 }, () => audit.record(event()))
    await audit.close()
    await Promise.all(records)
    await expect(audit.record(event())).rejects.toMatchObject({ code: 'audit/closed' })
    expect(await verifyAudit({ database, ...keys })).toMatchObject({ intact: true, lines: 1200, unsigned: 0 })
  })

  it('when more waits than can be written', async () => {
    const audit = await start()
    const records = Array.from({ length: 20_001 }, () => audit.record(event()))
    await expect(records.pop()).rejects.toMatchObject({ code: 'store/away' })
    await Promise.all(records)
    await audit.close()
  })

  it('where the database has lost lines that were signed: nothing is written over them', async () => {
    const audit = await start()
    await audit.record(event())
    await audit.close()
    for (const table of ['audit_line', 'audit_head'])
      await database.query(`alter table ${table} disable trigger all`)
    await database.query('truncate audit_line, audit_head')
    await expect(start()).rejects.toMatchObject({ code: 'audit/truncated' })
    await (await start('two')).close()
  })

  it.each(['', 'One', '../one', 'a/b', '.one', 'a'.repeat(64)])('for the replica name %j', async (name) => {
    await expect(start(name)).rejects.toMatchObject({ code: 'audit/replica' })
  })
})
