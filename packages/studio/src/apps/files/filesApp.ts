import { fileURLToPath } from 'node:url'
import type { App } from '../app.js'
import { startAppProcess } from '../appProcess.js'

const entry = fileURLToPath(new URL('../../../dist/apps/files/main.js', import.meta.url))

/** Files: the home of a profile as a page, live over a WebSocket. Runs nothing of what its user brings. */
export const filesApp: App = {
  name: 'files',
  start: (place) =>
    startAppProcess(
      { name: 'files', command: [process.execPath, entry, place.home, place.socketPath] },
      place,
    ),
}
