import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestClock } from '../clock/clock.fixture.js'
import type { Database } from '../store/database.js'
import { testDatabase } from '../store/testDatabase.fixture.js'
import { event } from './auditEvent.fixture.js'
import { openAuditKeys } from './auditKeys.js'
import { type OpenAudit, openAudit } from './openAudit.js'
import { tailAudit } from './tailAudit.js'

describe('the end of the audit', () => {
  let folder: string
  let database: Database
  let one: OpenAudit
  let two: OpenAudit
  const clock = new TestClock()
  const slow = new TestClock(clock.now() - 3_600_000)

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fourthright-audit-'))
    const keys = openAuditKeys(folder)
    database = await testDatabase()
    one = await openAudit({ database, keys, clock, replica: 'one' })
    two = await openAudit({ database, keys, clock: slow, replica: 'two' })
    const records = Array.from({ length: 1200 }, (_, line) => {
      clock.pass(10)
      return one.record(event({ who: line % 400 === 0 ? 'carol' : 'alice', why: String(line) }))
    })
    await Promise.all(records)
    await two.record(event({ why: 'two' }))
  })
  afterAll(async () => {
    await Promise.all([one.close(), two.close()])
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const reasons = ({ lines }: Awaited<ReturnType<typeof tailAudit>>) => lines.map(({ event }) => event?.why)

  it('is its newest lines, older ones first', async () => {
    expect(reasons(await tailAudit({ database, limit: 3 }))).toEqual(['1197', '1198', '1199'])
  })

  it('is searched as far back as it goes', async () => {
    expect(reasons(await tailAudit({ database, limit: 10, filter: { who: 'carol' } }))).toEqual([
      '0',
      '400',
      '800',
    ])
    expect(
      reasons(await tailAudit({ database, limit: 10, filter: { who: 'carol', verdict: 'deny' } })),
    ).toEqual([])
  })

  it('is followed without a line missed, though a replica has a clock that is slow, or is set back', async () => {
    let { cursor } = await tailAudit({ database, limit: 1 })
    await two.record(event({ why: 'slow 1' }))
    slow.setBy(-60_000)
    await two.record(event({ why: 'slow 2' }))
    await one.record(event({ why: 'fast' }))
    const seen: unknown[] = []
    for (let round = 0; round < 4; round++) {
      const page = await tailAudit({ database, after: JSON.parse(JSON.stringify(cursor)), limit: 1 })
      seen.push(...reasons(page))
      cursor = page.cursor
    }
    expect(seen.sort()).toEqual(['fast', 'slow 1', 'slow 2'])
  })

  it('is followed from a replica that was not there before', async () => {
    const { cursor } = await tailAudit({ database, limit: 1 })
    const three = await openAudit({ database, keys: openAuditKeys(folder), clock, replica: 'three' })
    await three.record(event({ why: 'new' }))
    expect(reasons(await tailAudit({ database, after: cursor, limit: 10 }))).toEqual(['new'])
    await three.close()
  })

  it('shows a line that somebody has made unreadable as such', async () => {
    await database.query('alter table audit_line disable trigger all')
    await database.query(`update audit_line set line = 'x' where replica = 'three'`)
    const { lines } = await tailAudit({ database, limit: 1 })
    expect(lines).toMatchObject([{ replica: 'three', line: 'x', event: null }])
  })
})
