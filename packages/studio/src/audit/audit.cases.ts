import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestClock } from '../clock/clock.fixture.js'
import type { Database } from '../store/database.js'
import { event } from './auditEvent.fixture.js'
import { type AuditKeys, openAuditKeys } from './auditKeys.js'
import { openAudit } from './openAudit.js'
import { tailAudit } from './tailAudit.js'
import { verifyAudit } from './verifyAudit.js'

/** What the audit promises on both stores. `open` gives a fresh, migrated database each time; it is closed here. */
export function keepsAnAudit(open: () => Promise<Database>): void {
  let folder: string
  let keys: AuditKeys
  let database: Database

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fourthright-audit-'))
    keys = openAuditKeys(folder)
    database = await open()
  })
  afterEach(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const clock = new TestClock()
  const start = (replica = 'one') => openAudit({ database, keys, clock, replica })
  const verify = () => verifyAudit({ database, ...keys })

  it('makes one unbroken chain of a thousand records at once', async () => {
    const audit = await start()
    await Promise.all(Array.from({ length: 1000 }, (_, index) => audit.record(event({ why: String(index) }))))
    expect(await verify()).toMatchObject({ intact: true, lines: 1000, unsigned: 1000 })
    await audit.close()
    expect(await verify()).toEqual({ intact: true, lines: 1000, replicas: 1, unsigned: 0, unwitnessed: [] })
    const { lines } = await tailAudit({ database, limit: 1000 })
    expect(lines.map((line) => line.event?.why)).toEqual(
      Array.from({ length: 1000 }, (_, index) => String(index)),
    )
  })

  it('has written a line when the record is resolved', async () => {
    const audit = await start()
    await audit.record(event({ who: 'alice' }))
    const rows = await database.query<{ line: string }>('select line from audit_line')
    expect(rows.map(({ line }) => JSON.parse(line).who)).toEqual(['alice'])
    await audit.close()
  })

  it('keeps a chain for each replica, and continues the own one after a restart', async () => {
    for (const round of ['first', 'second']) {
      const audits = await Promise.all(['one', 'two'].map(start))
      await Promise.all(
        audits.flatMap((audit) => [audit, audit].map((each) => each.record(event({ why: round })))),
      )
      await Promise.all(audits.map((audit) => audit.close()))
    }
    expect(await verify()).toEqual({ intact: true, lines: 8, replicas: 2, unsigned: 0, unwitnessed: [] })
    const rows = await database.query(
      `select sequence from audit_line where replica = 'two' order by sequence`,
    )
    expect(rows).toEqual([1n, 2n, 3n, 4n].map((sequence) => ({ sequence })))
  })

  it('lets the last opener of a replica write, and refuses the one before', async () => {
    const [first, last] = [await start(), await start()]
    await last.record(event())
    await expect(first.record(event())).rejects.toMatchObject({ code: 'audit/replaced' })
    await expect(first.signHead()).rejects.toMatchObject({ code: 'audit/replaced' })
    await last.record(event())
    await last.close()
    expect(await verify()).toMatchObject({ intact: true, lines: 2, unsigned: 0 })
  })

  it('cannot be changed by a statement, not even an empty one', async () => {
    const audit = await start()
    await audit.record(event())
    await audit.close()
    for (const table of ['audit_line', 'audit_head'])
      for (const change of [
        `update ${table} set replica = 'x'`,
        `delete from ${table} where false`,
        `truncate ${table}`,
      ])
        await expect(database.query(change)).rejects.toMatchObject({ code: '42501' })
    expect(await verify()).toMatchObject({ intact: true, lines: 1, unsigned: 0 })
  })
}
