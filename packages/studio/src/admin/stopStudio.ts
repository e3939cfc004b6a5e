import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StudioStateError } from '../errors/studioError.js'
import { askAdmin, runningMarkFile } from './askAdmin.js'

const patience = 20_000
const beat = 50

/**
 * Stops the studio of a folder, and waits until it has.
 *
 * @throws StudioStateError `studio/not-running`, `studio/slow-stop`
 */
export async function stopStudio(directory: string): Promise<void> {
  await askAdmin(directory, 'stop', {})
  for (let waited = 0; waited < patience; waited += beat) {
    if (!existsSync(join(directory, runningMarkFile))) return
    await pause(beat)
  }
  throw new StudioStateError('studio/slow-stop', {
    field: '--dir',
    value: directory,
    message: 'The studio was told to stop, and has not stopped yet.',
  })
}
