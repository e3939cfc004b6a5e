// A server of its own process, to be killed: `node killedServer.fixture.mjs PORT BUNDLE LIVE_FOLDER`.
// Its live game tells one numbered notice after another, from the first again after each start, as a feed would.
import { setTimeout as sleep } from 'node:timers/promises'
import { startServer } from '../../packages/server/dist/index.js'

const [port = '0', bundleFile = '', liveFolder = ''] = process.argv.slice(2)
const server = await startServer({
  port: Number(port),
  bundleFile,
  liveFolder,
  tablesFolders: [],
  workers: 1,
  requestsPerMinute: 0,
  logLevel: 'silent',
  live: [
    {
      game: '2020_15_HOU_IND',
      async *arrivals() {
        for (let number = 1; number <= 200; number++) {
          yield { kind: 'stalled', seconds: number }
          await sleep(20)
        }
      },
    },
  ],
})
process.stdout.write(`${server.url}\n`)
process.on('SIGTERM', () => server.close())
