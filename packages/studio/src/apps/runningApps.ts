import { createHash } from 'node:crypto'
import { lstat, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../clock/clock.js'
import { StudioInputError, StudioStateError } from '../errors/studioError.js'
import type { App, RunningApp } from './app.js'
import { noFalls, type Rest, restAfter } from './rest.js'
import { longestSocketPath } from './socketPath.js'

export interface RunningApps {
  /**
   * The socket of a profile's app, started where it does not run.
   *
   * @param profileKey opaque name of the profile, `[a-z0-9-]{1,63}`
   * @throws StudioInputError `app/profile-key`
   * @throws StudioStateError `app/not-started`; `app/resting` where it fell again and again and waits before its
   * next start; `app/closed`
   */
  socketFor(profileKey: string): Promise<string>
  /** Ends a profile's app, where it runs. Its home stays. */
  stop(profileKey: string): Promise<void>
  /** Ends all apps, and starts none from now on. */
  close(): Promise<void>
}

export interface AppsOptions {
  readonly app: App
  /** Folder of the studio: homes stand at `homes/<profileKey>` in it. */
  readonly directory: string
  readonly clock: Clock
}

/** What is known of a profile's app: it starts or runs, is being ended, or fell and rests. */
interface Place {
  running: Promise<RunningApp> | undefined
  stopping: Promise<void> | undefined
  rest: Rest
}

/** One running app a profile, started on first use. */
export async function openApps({ app, directory, clock }: AppsOptions): Promise<RunningApps> {
  const sockets = await socketFolder(directory)
  const places = new Map<string, Place>()
  let isClosed = false

  function placeOf(profileKey: string): Place {
    if (!/^[a-z0-9-]{1,63}$/.test(profileKey)) throw unsafeKey()
    const place = places.get(profileKey) ?? { running: undefined, stopping: undefined, rest: noFalls }
    places.set(profileKey, place)
    return place
  }

  async function start(profileKey: string, place: Place): Promise<RunningApp> {
    const since = clock.monotonic()
    const fell = () => {
      place.running = undefined
      place.rest = restAfter(place.rest, since, clock.monotonic())
    }
    try {
      const home = await homeOf(directory, profileKey)
      const running = await app.start({ home, socketPath: join(sockets, socketName(profileKey)) })
      void running.ended.then(fell)
      return running
    } catch (error) {
      fell()
      throw error
    }
  }

  async function end(place: Place): Promise<void> {
    const running = await place.running?.catch(() => undefined)
    await running?.stop()
    place.rest = noFalls
    place.stopping = undefined
  }

  async function stop(profileKey: string): Promise<void> {
    const place = placeOf(profileKey)
    place.stopping ??= end(place)
    await place.stopping
  }

  return {
    async socketFor(profileKey) {
      const place = placeOf(profileKey)
      // The one that ends takes its socket with it: the next one starts after that.
      await place.stopping
      if (isClosed) throw closed()
      if (place.running === undefined) {
        const wait = place.rest.until - clock.monotonic()
        if (wait > 0) throw resting(app.name, wait)
        place.running = start(profileKey, place)
      }
      return (await place.running).socketPath
    },
    stop,
    async close() {
      isClosed = true
      await Promise.all([...places.keys()].map(stop))
      await rm(sockets, { recursive: true, force: true })
    },
  }
}

/** Beside the homes, or in the system's folder for short-lived files where that path is too long for a socket. */
async function socketFolder(directory: string): Promise<string> {
  const beside = join(directory, 'sockets')
  if (Buffer.byteLength(join(beside, socketName(''))) <= longestSocketPath) return beside
  return mkdtemp(join(tmpdir(), 'ft-'))
}

/** As long for every profile. */
function socketName(profileKey: string): string {
  return `${createHash('sha256').update(profileKey).digest('hex').slice(0, 24)}.sock`
}

async function homeOf(directory: string, profileKey: string): Promise<string> {
  const home = join(directory, 'homes', profileKey)
  await mkdir(home, { recursive: true, mode: 0o700 })
  if ((await lstat(home)).isDirectory()) return home
  throw new StudioStateError('app/home', {
    field: 'home',
    value: profileKey,
    message: 'The home of the profile must be a folder, and no link.',
  })
}

function unsafeKey(): StudioInputError {
  return new StudioInputError('app/profile-key', {
    field: 'profileKey',
    valid: '1 to 63 of a-z, 0-9 and -',
    message: 'The key of a profile becomes a folder’s name and must be plain.',
  })
}

function resting(name: string, milliseconds: number): StudioStateError {
  return new StudioStateError('app/resting', {
    field: 'app',
    value: name,
    message: `The app ${name} ended again and again; its next start is in ${Math.ceil(milliseconds / 1000)} s.`,
  })
}

function closed(): StudioStateError {
  return new StudioStateError('app/closed', { message: 'The studio is closing and starts no app.' })
}
