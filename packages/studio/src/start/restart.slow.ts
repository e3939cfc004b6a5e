import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runBin } from '../../../../test/support/runBin.js'
import { askAdmin } from '../admin/askAdmin.js'
import { echoApp } from '../apps/echoApp.fixture.js'
import { TestClock } from '../clock/clock.fixture.js'
import { openDatabase } from '../store/openDatabase.js'
import { type Entered, fixedSettings, Person } from './person.fixture.js'
import { type Studio, startStudio } from './startStudio.js'
import { talk } from './talk.fixture.js'
import { verifyAuditOf } from './verifyAuditOf.js'

const folder = mkdtempSync(join(tmpdir(), 'ft-restart-'))
const directory = join(folder, 's')
const settings = await fixedSettings()
const ann = new Person('ann')
let studio: Studio
afterAll(async () => {
  await studio.stop()
  rmSync(folder, { recursive: true, force: true })
})

const noon = Date.UTC(2026, 10, 25, 12)
const start = async (now: number) => {
  studio = await startStudio({ directory, settings, app: echoApp, clock: new TestClock(now) })
}
const enters = ({ url, cookie }: Entered) => talk(url, { headers: { cookie } })
const command = (...args: string[]) => runBin(['studio', ...args, '--json', '--dir', directory])

describe('a studio with its database in its folder', () => {
  let before: Entered
  let waiting: string

  it('works', async () => {
    await start(noon)
    await ann.hire(directory)
    await ann.signIn(studio.ready)
    before = await ann.enter(studio.ready)
    waiting = await ann.mint(studio.ready)
    expect((await enters(before)).status).toBe(200)
  })

  it('goes on undisturbed when a second one wants its folder', async () => {
    const mark = readFileSync(join(directory, 'running.json'), 'utf8')
    const second = startStudio({ directory, app: echoApp })
    await expect(second).rejects.toMatchObject({ kind: 'state', code: 'store/in-use', value: process.pid })
    const said = await command('start')
    expect(said).toMatchObject({ code: 3, stdout: '' })
    const { error } = JSON.parse(said.stderr)
    expect(error).toMatchObject({ code: 'store/in-use', value: process.pid })
    expect(error.message).toContain(String(process.pid))
    expect(readFileSync(join(directory, 'running.json'), 'utf8')).toBe(mark)
    expect((await enters(before)).status).toBe(200)
    expect(await askAdmin(directory, 'status', {})).toMatchObject({ domainId: studio.ready.domainId })
  })

  it('keeps sessions over a restart', async () => {
    await studio.stop()
    expect(existsSync(join(directory, 'running.json'))).toBe(false)
    await start(noon + 9000)
    expect((await enters(before)).status).toBe(200)
  })

  it('withdraws all when the clock says an earlier time than at its end', async () => {
    await studio.stop()
    // Before any of the looks at the clock that are ten seconds apart: the end itself is what it remembers.
    await start(noon + 2000)
    expect((await talk(waiting)).status).toBe(410)
    expect((await enters(before)).status).toBe(403)
    const { lines } = await askAdmin<'tailAudit', { lines: { what: string; why: string }[] }>(
      directory,
      'tailAudit',
      { limit: 100 },
    )
    const [clock] = lines.filter(({ what }) => what === 'clock')
    expect(clock?.why).toBe(
      'The clock was set back by 7 seconds. 1 URLs were withdrawn and 1 sessions ended.',
    )
    await ann.signIn(studio.ready)
    expect((await enters(await ann.enter(studio.ready))).status).toBe(200)
  })
})

describe('its audit', () => {
  it('is whole while it runs and when it has stopped', async () => {
    const running = await verifyAuditOf(directory)
    expect(running).toMatchObject({ whole: true, replicas: 1 })
    await studio.stop()
    const stopped = await command('audit', 'verify')
    expect(stopped.code).toBe(0)
    expect(JSON.parse(stopped.stdout)).toMatchObject({ whole: true, replicas: 1, unsigned: 0 })
    expect(JSON.parse(stopped.stdout).lines).toBeGreaterThanOrEqual(running.lines)
  })

  it('is broken at the line that somebody edited', async () => {
    const database = await openDatabase({ directory })
    await database.query('alter table audit_line disable trigger append_only')
    const [edited] = await database.query<{ sequence: bigint }>(
      `update audit_line set line = replace(line, '"deny"', '"allow"')
       where sequence = (select min(sequence) from audit_line where line like '%"deny"%') returning sequence`,
    )
    await database.close()
    const json = await command('audit', 'verify')
    expect(json.code).toBe(1)
    expect(JSON.parse(json.stdout)).toMatchObject({
      whole: false,
      broken: { sequence: String(edited?.sequence), sentence: expect.any(String) },
    })
    const text = await runBin(['studio', 'audit', 'verify', '--dir', directory])
    expect(text.code).toBe(1)
    expect(text.stdout).toMatch(new RegExp(`^BROKEN at line ${edited?.sequence} of replica studio-`))
  })

  it('is missed where the database is gone, and none is made in its place', async () => {
    rmSync(join(directory, 'database'), { recursive: true })
    const said = await command('audit', 'verify')
    expect(said.code).toBe(1)
    expect(JSON.parse(said.stdout)).toMatchObject({ whole: false })
    expect(existsSync(join(directory, 'database'))).toBe(false)
  })

  it('is none where there is no studio', async () => {
    const said = await runBin(['studio', 'audit', 'verify', '--json', '--dir', join(folder, 'none')])
    expect(said.code).toBe(2)
    expect(JSON.parse(said.stderr).error.code).toBe('settings/unreadable')
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })
})
