import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith, needsPostgres } from '../../../../../test/support/needs.js'
import { startTestServer, type TestServer } from '../../store/testServer.fixture.js'
import { openTestStudio, type TestStudio } from '../studio.fixture.js'

describeWith(needsPostgres(), 'where the database takes many questions at once', () => {
  let server: TestServer
  let studio: TestStudio
  beforeAll(async () => {
    server = await startTestServer()
    studio = await openTestStudio({ databaseUrl: await server.freshUrl() })
  })
  afterAll(async () => {
    await studio.close()
    await server.stop()
  })

  it('a URL opens once, by fifty at once (attack group 9)', async () => {
    const urls = 10
    for (let n = 1; n <= urls; n++) {
      const answers = await askTogether(await studio.mint('alice'), 50, `127.0.5.${n}`)
      const statuses = answers.map((answer) => answer.slice(9, 12)).sort()
      expect(statuses).toEqual(['302', ...Array(49).fill('410')])
      expect(answers.filter((answer) => /set-cookie/i.test(answer))).toHaveLength(1)
    }
    const { grants } = await studio.admin<{ grants: { user: string; openSessions: number }[] }>('listGrants')
    const open = grants.map(({ user, openSessions }) => `${user} ${openSessions}`)
    expect(open).toContain(`alice ${urls}`)
    const lines = (await studio.auditLines()).filter(({ what }) => what === 'redeem')
    expect(lines.filter(({ verdict }) => verdict === 'allow')).toHaveLength(urls)
    // It was a race: these had found the URL unopened, and the statement that opens it told them no.
    expect(lines.filter(({ why }) => why === 'The URL was opened meanwhile.').length).toBeGreaterThan(0)
    expect(studio.faults).toEqual([])
  })

  it('who hangs up before being let in leaves nothing open', async () => {
    const entries: { url: string; cookie: string }[] = []
    for (let n = 0; n < 20; n++) entries.push(await studio.enter('bob'))
    await Promise.all(entries.map(({ url, cookie }) => askAndHangUp(url, cookie)))
    // Whatever is still open is closed by this, with a line each.
    await studio.admin('revokeGrant', { user: 'bob' })
    await pause(500)
    expect((await studio.auditLines()).filter(({ what }) => what === 'close')).toEqual([])
  })
})

/** What comes back on so many connections, which are open before any of them asks. */
async function askTogether(url: string, count: number, from: string): Promise<string[]> {
  const { host, port, pathname, search } = new URL(url)
  const sockets = await Promise.all(Array.from({ length: count }, () => connected(port, from)))
  const request = `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`
  const answers = sockets.map((socket) => text(socket))
  for (const socket of sockets) socket.write(request)
  return Promise.all(answers)
}

async function askAndHangUp(url: string, cookie: string): Promise<void> {
  const { host, port } = new URL(url)
  const socket = await connected(port, '127.0.0.1')
  socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n\r\n`)
  await pause(1)
  socket.resetAndDestroy()
  await pause(300)
}

async function connected(port: string, from: string) {
  const socket = connect({ port: Number(port), host: '127.0.0.1', localAddress: from })
  await once(socket, 'connect')
  return socket
}
