import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith, needsPostgres } from '../../../../../test/support/needs.js'
import { startTestServer, type TestServer } from '../../store/testServer.fixture.js'
import { openTestStudio, type TestStudio } from '../studio.fixture.js'

describeWith(
  needsPostgres(),
  'attack group 9: replay, where the database takes many questions at once',
  () => {
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

    it('by fifty at once: one gets in, and some were second by a moment', async () => {
      const url = await studio.mint('alice')
      const answers = await askTogether(url, 50)
      expect(answers.map((answer) => answer.slice(9, 12)).sort()).toEqual(['302', ...Array(49).fill('410')])
      expect(answers.filter((answer) => /set-cookie/i.test(answer))).toHaveLength(1)
      const { grants } = await studio.admin<{ grants: { user: string; openSessions: number }[] }>(
        'listGrants',
      )
      expect(grants.map(({ user, openSessions }) => `${user} ${openSessions}`)).toContain('alice 1')
      const lines = (await studio.auditLines()).filter(({ what }) => what === 'redeem')
      expect(lines.filter(({ verdict }) => verdict === 'allow')).toHaveLength(1)
      // It was a race: these had found the URL unopened, and the statement that opens it told them no.
      expect(lines.filter(({ why }) => why === 'The URL was opened meanwhile.').length).toBeGreaterThan(0)
      expect(studio.faults).toEqual([])
    })
  },
)

/** What comes back on so many connections, which are open before any of them asks. */
async function askTogether(url: string, count: number): Promise<string[]> {
  const { host, port, pathname, search } = new URL(url)
  const sockets = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = connect(Number(port), '127.0.0.1')
      await once(socket, 'connect')
      return socket
    }),
  )
  const request = `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`
  const answers = sockets.map((socket) => text(socket))
  for (const socket of sockets) socket.write(request)
  return Promise.all(answers)
}
