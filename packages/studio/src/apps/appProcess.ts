import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { StudioStateError } from '../errors/studioError.js'
import type { AppPlace, RunningApp } from './app.js'
import { keepLastWords } from './lastWords.js'
import { prepareSocketPath, removeSocket, untilAnswered } from './socketPath.js'

export interface AppCommand {
  /** Name of the app, for messages. */
  readonly name: string
  /** Absolute path of the program, then its arguments. */
  readonly command: readonly [program: string, ...parameters: string[]]
  /** What it needs in its environment beyond the path of programs, its home and the language. */
  readonly environment?: Readonly<Record<string, string>>
  /** How long it may take until it answers; half a minute unless told. */
  readonly startWithinMilliseconds?: number
}

const guard = fileURLToPath(new URL('../../src/apps/guard.sh', import.meta.url))
const startWithin = 30_000
const politeMilliseconds = 2_000

/**
 * Starts an app as a process of its own, and resolves when it answers HTTP on its socket.
 *
 * The process gets nothing of the studio's environment, its home as working folder and no input. It leads a process
 * group, so that what it starts ends with it, and a guard beside it ends the group when the studio is gone, however
 * that went. A process of the same system user may still read the studio's memory and files: an app that runs what
 * its user writes needs an image around it.
 *
 * @throws StudioStateError `app/not-started` with the last words of the app; `app/socket-folder`
 * @throws StudioInputError `app/socket-path` where the path is too long for a UNIX socket
 */
export async function startAppProcess(app: AppCommand, place: AppPlace): Promise<RunningApp> {
  await mkdir(place.home, { recursive: true, mode: 0o700 })
  await prepareSocketPath(place.socketPath)
  const child = spawnGuarded(app, place)
  const lastWords = keepLastWords(child.stderr)
  const ended = untilEnded(child, place.socketPath)

  const enough = new AbortController()
  const patience = AbortSignal.timeout(app.startWithinMilliseconds ?? startWithin)
  const answered = untilAnswered(place.socketPath, AbortSignal.any([enough.signal, patience]))
  const came = await Promise.race([answered, ended.then(() => false)])
  enough.abort()
  if (!came) {
    const why = child.exitCode === null && child.signalCode === null ? 'did not answer in time' : endOf(child)
    await end(child, ended, 0)
    throw notStarted(app.name, why, lastWords())
  }
  await chmod(place.socketPath, 0o600)
  return {
    socketPath: place.socketPath,
    processGroup: child.pid!,
    ended,
    stop: () => end(child, ended, politeMilliseconds),
  }
}

function spawnGuarded({ command, environment }: AppCommand, { home }: AppPlace): ChildProcess {
  const child = spawn('/bin/sh', [guard, ...command], {
    cwd: home,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8', ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    // Leads a process group of its own. It is not left behind: the pipe at descriptor 3 ties it to the studio.
    detached: true,
  })
  child.on('error', () => {})
  child.stdio[3]?.on('error', () => {})
  return child
}

/** Resolves when the app has ended; whoever is left of its group is ended, and its socket removed. */
async function untilEnded(child: ChildProcess, socketPath: string): Promise<void> {
  const closed = once(child, 'close').catch(() => {})
  await once(child, 'exit').catch(() => {})
  signalGroup(child, 'SIGKILL')
  // Its last words are read to their end, unless somebody who left the group keeps the pipe open.
  await Promise.race([closed, sleep(250)])
  for (const stream of child.stdio) stream?.destroy()
  await removeSocket(socketPath).catch(() => {})
}

async function end(child: ChildProcess, ended: Promise<void>, politely: number): Promise<void> {
  const done = new AbortController()
  const hard = sleep(politely, undefined, { signal: done.signal }).then(
    () => signalGroup(child, 'SIGKILL'),
    () => {},
  )
  if (politely > 0) signalGroup(child, 'SIGTERM')
  await ended
  done.abort()
  await hard
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch (error) {
    // EPERM is what macOS says of a group in which everybody has ended.
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ESRCH' && code !== 'EPERM') throw error
  }
}

function endOf({ exitCode, signalCode }: ChildProcess): string {
  return signalCode === null ? `ended with code ${exitCode}` : `was ended by ${signalCode}`
}

function notStarted(name: string, why: string, lastWords: string): StudioStateError {
  return new StudioStateError('app/not-started', {
    field: 'app',
    value: name,
    message: `The app ${name} ${why}${lastWords === '' ? '.' : `, and said: ${lastWords}`}`,
  })
}
