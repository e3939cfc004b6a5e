import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWith, needsPostgres } from '../../../../test/support/needs.js'
import { behavesLikeADatabase } from './database.cases.js'
import type { Database } from './database.js'
import { migrate } from './migrate.js'
import { migration } from './migrations.js'
import { openServer } from './openServer.js'
import { startTestServer, type TestServer } from './testServer.fixture.js'

const impatient = { connectMilliseconds: 300, statementMilliseconds: 500 }

describeWith(needsPostgres(), 'a PostgreSQL server', () => {
  let server: TestServer

  beforeAll(async () => {
    server = await startTestServer()
  }, 60_000)
  afterAll(() => server.close())

  describe('keeps the contract', () => {
    behavesLikeADatabase(async () => openServer(await server.freshUrl()))
  })

  it('is heard by other openers of the database', async () => {
    const url = await server.freshUrl()
    const [one, other] = [openServer(url), openServer(url)]
    const heard: string[] = []
    await other.listen('door', (word) => heard.push(word))
    await one.query(`select pg_notify('door', 'hello')`)
    await expect.poll(() => heard).toEqual(['hello'])
    await Promise.all([one.close(), other.close()])
  })

  it('is migrated once by replicas that start at once', async () => {
    const url = await server.freshUrl()
    const replicas = Array.from({ length: 4 }, () => openServer(url))
    const files = [migration('001-a.sql', 'create table a (x int); insert into a values (1);')]
    await Promise.all(replicas.map((replica) => migrate(replica, files)))
    expect(await replicas[0]!.query('select x from a')).toEqual([{ x: 1 }])
    await Promise.all(replicas.map((replica) => replica.close()))
  })

  it('rolls back what a replica was doing when it was lost', async () => {
    const url = await server.freshUrl()
    const database = openServer(url)
    await database.query('create table kept (x int)')
    const work = database.transaction(async (within) => {
      await within.query('insert into kept values (1)')
      await server.stop()
      await server.start()
      await within.query('insert into kept values (2)')
    })
    await expect(work).rejects.toMatchObject({ code: 'store/away' })
    expect(await database.query('select x from kept')).toEqual([])
    await database.close()
  })

  it('is away, never open, while it is stopped; and serves and speaks again when it is back', async () => {
    const database = openServer(await server.freshUrl())
    const heard: string[] = []
    await database.listen('door', (word) => heard.push(word))
    await server.stop()
    const uses: (() => Promise<unknown>)[] = [
      () => database.query('select 1'),
      () => database.transaction(async (within) => within.query('select 1')),
    ]
    for (const use of uses) {
      const error = await use().catch((error) => error)
      expect(error).toMatchObject({ code: 'store/away' })
      expect(JSON.stringify(error)).not.toContain('not-to-be-printed')
    }
    await server.start()
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }])
    await expect
      .poll(
        async () => {
          await database.query(`select pg_notify('door', 'back')`)
          return heard.length
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(0)
    await database.close()
  })

  describe('behind a wire that goes dead without a word', () => {
    let wire: DeadWire
    let database: Database

    beforeAll(async () => {
      wire = await deadWire(await server.freshUrl())
      database = openServer(wire.url, impatient)
      await database.query('select 1')
      wire.cut()
    })
    afterAll(async () => {
      await database.close()
      await wire.close()
    })

    it('is told as away, on old connections and on new ones, and served again by new ones only', async () => {
      for (let i = 0; i < 2; i++)
        await expect(database.query('select 1')).rejects.toMatchObject({ code: 'store/away' })
      wire.mend()
      expect(await database.query('select 2 as two')).toEqual([{ two: 2 }])
    })
  })

  it('is told as away where it refuses the account, without the password', async () => {
    const url = (await server.freshUrl()).replace('not-to-be-printed', 'wrong-secret')
    const database = openServer(url)
    const error = await database.query('select 1').catch((error) => error)
    expect(error).toMatchObject({ code: 'store/away' })
    expect(`${JSON.stringify(error)} ${error.stack}`).not.toContain('wrong-secret')
    await database.close()
  })

  it('ends a statement that takes too long', async () => {
    const database = openServer(await server.freshUrl(), impatient)
    await expect(database.query('select pg_sleep(20)')).rejects.toMatchObject({ code: 'store/away' })
    await database.close()
  })
})

it.each([
  '',
  'mysql://ann:secret@127.0.0.1/x',
  'postgresql://ann:secret@127.0.0.1:99999999/x',
  'ann:secret@127.0.0.1',
])('refuses the URL %j and does not repeat it', (url) => {
  let error: unknown
  try {
    openServer(url)
  } catch (thrown) {
    error = thrown
  }
  expect(error).toMatchObject({ code: 'store/url' })
  expect(`${JSON.stringify(error)} ${(error as Error).stack}`).not.toContain('secret')
})

interface DeadWire {
  readonly url: string
  /** From now on nothing passes, on old connections and on new ones, and none is closed. */
  cut(): void
  /** New connections pass again; the old ones stay dead. */
  mend(): void
  close(): Promise<void>
}

/** Passes bytes on to a server until it is cut. */
async function deadWire(url: string): Promise<DeadWire> {
  const target = new URL(url)
  const port = Number(target.port)
  const sockets: Socket[] = []
  let cut = false
  let cuts = 0
  const server: Server = createServer((near) => {
    sockets.push(near)
    if (cut) return
    const far = connect(port, '127.0.0.1')
    sockets.push(far)
    for (const socket of [near, far]) socket.on('error', () => {})
    const age = cuts
    near.on('data', (bytes) => age < cuts || far.write(bytes))
    far.on('data', (bytes) => age < cuts || near.write(bytes))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  target.port = String((server.address() as { port: number }).port)
  return {
    url: target.href,
    cut: () => {
      cut = true
      cuts++
    },
    mend: () => {
      cut = false
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
