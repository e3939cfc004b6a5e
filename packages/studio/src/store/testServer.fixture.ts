import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { maybePostgresPrograms } from './postgresPrograms.fixture.js'

/** A real PostgreSQL server on loopback, for tests. */
export interface TestServer {
  /** URL of a fresh database without tables. Its password is `password`. */
  freshUrl(): Promise<string>
  /** Ends it at once, as a loss of power does; what was committed stays. */
  stop(): Promise<void>
  /** Starts it again on the same port. */
  start(): Promise<void>
  /** Ends it for good and removes its files. */
  close(): Promise<void>
}

const password = 'not-to-be-printed'

/** Starts a server with files of its own. `needsPostgres()` tells whether the machine can. */
export async function startTestServer(): Promise<TestServer> {
  const programs = maybePostgresPrograms()
  if (programs === undefined) throw new Error('PostgreSQL is not installed here.')
  const folder = mkdtempSync(join(tmpdir(), 'fourthright-postgres-'))
  const account = unprivileged()
  if (account) chownSync(folder, account.uid, account.gid)
  const port = await freePort()
  const urlOf = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`
  const cluster = join(folder, 'cluster')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  const manners = [
    '--no-sync',
    '--encoding=UTF8',
    '--no-locale',
    '--auth=scram-sha-256',
    '--username=postgres',
  ]
  execFileSync(join(programs, 'initdb'), ['-D', cluster, '--pwfile', passwordFile, ...manners], {
    ...account,
    cwd: folder,
    stdio: 'pipe',
  })

  let running: ChildProcess | undefined
  const endNow = () => running?.kill('SIGQUIT')
  process.once('exit', endNow)
  const server: TestServer = {
    async freshUrl() {
      const name = `test_${++databases}`
      await ask(urlOf('postgres'), `create database ${name}`)
      return urlOf(name)
    },
    async stop() {
      const ended = running && once(running, 'exit')
      endNow()
      await ended
      running = undefined
    },
    async start() {
      const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off']
      const flags = settings.flatMap((setting) => ['-c', setting])
      running = spawn(join(programs, 'postgres'), ['-D', cluster, '-p', String(port), ...flags], {
        ...account,
        cwd: folder,
        stdio: 'ignore',
      })
      await answers(urlOf('postgres'))
    },
    async close() {
      await server.stop()
      process.off('exit', endNow)
      rmSync(folder, { recursive: true, force: true })
    },
  }
  let databases = 0
  await server.start()
  return server
}

/** PostgreSQL refuses to run as root: then some account without rights. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const account =
    accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody')
  if (account === undefined) throw new Error('There is neither an account postgres nor nobody.')
  return { uid: Number(account[2]), gid: Number(account[3]) }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

async function answers(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask(url, 'select 1')
    } catch (error) {
      if (attempt === 300) throw error
      await pause(50)
    }
  }
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url)
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(sql)
  } finally {
    await client.end()
  }
}
