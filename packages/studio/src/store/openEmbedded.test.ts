import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { behavesLikeADatabase } from './database.cases.js'
import { migrate } from './migrate.js'
import { openDatabase } from './openDatabase.js'
import { openEmbedded } from './openEmbedded.js'
import { testDatabase } from './testDatabase.fixture.js'

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
    const settings = { databaseUrl: null, directory: join(folder, 'kept') }
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

  it('is readable by its own account only, also where the folder was there', async () => {
    const directory = join(folder, 'open')
    mkdirSync(directory)
    chmodSync(directory, 0o755)
    await (await openEmbedded({ directory })).close()
    for (const path of [directory, join(directory, 'cluster'), join(directory, 'lock')])
      expect(statSync(path).mode & 0o777).toBe(0o700)
  })

  it('is made anew where making it was interrupted', async () => {
    const directory = join(folder, 'interrupted')
    mkdirSync(join(directory, 'cluster.draft', 'base'), { recursive: true })
    const database = await openEmbedded({ directory })
    await migrate(database)
    await database.close()
    expect(existsSync(join(directory, 'cluster.draft'))).toBe(false)
  })

  it('cannot be where a file is', async () => {
    const directory = join(folder, 'kept', 'database', 'cluster', 'PG_VERSION')
    await expect(openEmbedded({ directory })).rejects.toMatchObject({ code: 'store/folder' })
  })
})
