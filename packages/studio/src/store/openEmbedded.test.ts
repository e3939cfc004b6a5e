import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { behavesLikeADatabase } from './database.cases.js'
import { inChild } from './inChild.fixture.js'
import { migrate } from './migrate.js'
import { openDatabase } from './openDatabase.js'
import { openEmbedded } from './openEmbedded.js'
import { testDatabase } from './testDatabase.fixture.js'
import { keepUpOnce } from './upkeep.js'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fourthright-store-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the embedded database keeps the contract', () => {
  behavesLikeADatabase(testDatabase)
})

describe('an embedded database in a folder', () => {
  it('keeps what was committed for who opens it next, and is migrated once', async () => {
    const settings = { directory: join(folder, 'kept') }
    const first = await openDatabase(settings)
    await first.query(`insert into setting (name, value) values ('pool', 'a')`)
    await first.close()
    const second = await openDatabase(settings)
    expect(await second.query('select value from setting')).toEqual([{ value: 'a' }])
    await second.close()
  })

  it('waits for the disk at every commit', async () => {
    const database = await openEmbedded({ directory: join(folder, 'kept', 'database') })
    expect(await database.query('show fsync')).toEqual([{ fsync: 'on' }])
    expect(await database.query('show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }])
    // fdatasync, the default, does nothing in PGlite
    expect(await database.query('show wal_sync_method')).toEqual([{ wal_sync_method: 'fsync' }])
    await database.close()
  })

  it('is in use by one opener, even of the same process, and free again when closed', async () => {
    const directory = join(folder, 'contested')
    const database = await openEmbedded({ directory })
    const error = await openEmbedded({ directory }).catch((error) => error)
    expect(error).toMatchObject({ code: 'store/in-use', value: process.pid })
    expect(error.message).toContain(String(process.pid))
    await database.close()
    await (await openEmbedded({ directory })).close()
  })

  it('is its own account’s only where the folder was there, and made anew where making it was interrupted', async () => {
    const directory = join(folder, 'interrupted')
    mkdirSync(join(directory, 'cluster.draft', 'base'), { recursive: true })
    chmodSync(directory, 0o755)
    const database = await openEmbedded({ directory })
    await migrate(database)
    await database.close()
    expect(existsSync(join(directory, 'cluster.draft'))).toBe(false)
    for (const path of [directory, join(directory, 'cluster'), join(directory, 'lock')])
      expect(statSync(path).mode & 0o777).toBe(0o700)
  })

  it('keeps its log short', async () => {
    const database = await openEmbedded({ directory: join(folder, 'contested') })
    await database.query('create table much (x text)')
    for (let i = 0; i < 40; i++)
      await database.query(
        'insert into much select repeat(md5(i::text), 60) from generate_series(1, 2000) as i',
      )
    const log = async () =>
      (await database.query<{ size: bigint }>('select sum(size)::bigint as size from pg_ls_waldir()'))[0]!
    const grown = await log()
    const last = await keepUpOnce(database, 0n, true)
    expect((await log()).size).toBeLessThan(grown.size / 2n)
    expect(await keepUpOnce(database, last, false)).toBe(last)
    await database.close()
  })

  it('is away for good, and lets the folder go, where its disk fails in the middle of a commit', async () => {
    const directory = join(folder, 'kept', 'database')
    const failing = inChild(`
      const fs = (await import('node:fs')).default
      const { syncBuiltinESMExports } = await import('node:module')
      const { openEmbedded } = await import('./dist/store/openEmbedded.js')
      const database = await openEmbedded(${JSON.stringify({ directory })})
      await database.query('create table written (x int)')
      const real = fs.fsyncSync
      fs.fsyncSync = () => { throw Object.assign(new Error('disk'), { code: 'EIO' }) }
      syncBuiltinESMExports()
      const tell = async (run) => console.log(await run().then(() => 'kept', (error) => error.code))
      await tell(() => database.transaction((within) => within.query('insert into written values (1)')))
      await tell(() => database.query('insert into written values (2)'))
      await tell(() => database.transaction((within) => within.query('insert into written values (3)')))
      fs.fsyncSync = real
      syncBuiltinESMExports()
      await tell(() => database.query('insert into written values (4)'))
      await database.close()
      console.log('closed')
      setInterval(() => {}, 1e6)
    `)
    await failing.said('closed')
    expect(failing.output.trim().split('\n')).toEqual([...Array(4).fill('store/away'), 'closed'])
    const next = await openEmbedded({ directory })
    expect(await next.query('select x from written where x > 1')).toEqual([])
    await next.close()
    await failing.kill()
  })

  it('cannot be where a file is', async () => {
    const directory = join(folder, 'kept', 'database', 'cluster', 'PG_VERSION')
    await expect(openEmbedded({ directory })).rejects.toMatchObject({ code: 'store/folder' })
  })
})
