import { once } from 'node:events'
import { openFiles } from './filesServer.js'
import { openHome } from './home/home.js'
import { usualLimits } from './limits.js'
import { readPage } from './pageFiles.js'

// The program of the app: `main.js <home> <socket>`, started by `filesApp`.
const [home = '', socketPath = ''] = process.argv.slice(2)

const files = openFiles({ home: await openHome(home), page: readPage(), limits: usualLimits })
files.server.listen(socketPath)
await once(files.server, 'listening')

process.once('SIGTERM', async () => {
  await files.close()
  process.exit(0)
})
