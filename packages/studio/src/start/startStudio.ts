import { openAdminSocket } from '../admin/adminSocket.js'
import type { App } from '../apps/app.js'
import { filesApp } from '../apps/files/filesApp.js'
import { openApps } from '../apps/runningApps.js'
import { type Clock, machineClock } from '../clock/clock.js'
import { type Authority, openAuthority } from '../network/authority.js'
import type { FaultReport } from '../network/fastifyDoor.js'
import { Profiles } from '../profiles/profiles.js'
import { openForwarder } from '../proxy/forwardOverSocket.js'
import type { StudioSettings } from '../settings/settings.js'
import { openLiveState } from '../state/liveState.js'
import { lockFolder } from '../store/folderLock.js'
import type { StoreSettings } from '../store/openDatabase.js'
import { administrationOf } from './administration.js'
import { furnish, Ways } from './doors.js'
import { endWithParent } from './endWithParent.js'
import { entryPointsOf, hostsOf, originAt } from './entryPoints.js'
import { firstUsers } from './firstUsers.js'
import { layGround } from './ground.js'
import { identityOf } from './identityOf.js'
import { readyLine, type StudioReady } from './ready.js'
import { Rounds } from './rounds.js'
import {
  markRunning,
  markStopped,
  openStudioFolder,
  removeThrowaway,
  type StudioFolder,
} from './studioFolder.js'
import { UnwindStack } from './unwindStack.js'

export interface StartOptions {
  readonly directory: string
  /** A throwaway studio with two users, which ends with its parent. */
  readonly ephemeral?: boolean
  /** A PostgreSQL server instead of the database in the folder. */
  readonly databaseUrl?: string
  /** What a session works with; the files page unless told. */
  readonly app?: App
  readonly clock?: Clock
  /** Settings to write into the folder instead of what is there. */
  readonly settings?: StudioSettings
  /** Told of faults, a line of JSON each. */
  readonly log?: (line: string) => void
}

export interface Studio {
  readonly ready: StudioReady
  /** Nobody can sign in yet. */
  readonly isEmpty: boolean
  /** Cuts sessions, signs the audit, closes the database. */
  stop(): Promise<void>
  /** Resolves when it has stopped, whoever stopped it. */
  readonly ended: Promise<void>
}

/**
 * Starts a studio. What was opened is closed again where a later step fails.
 *
 * @throws StudioInputError `settings/…`, `network/…`, `studio/not-empty`
 * @throws StudioStateError `store/in-use` where another studio has the folder open; `network/port-taken`, `store/away`
 */
export async function startStudio(options: StartOptions): Promise<Studio> {
  const { directory, ephemeral = false, log = () => {} } = options
  const report = reporter(log)
  const opened = new UnwindStack()
  try {
    // 1 folder, settings, store, keys, audit
    const folder = openStudioFolder(directory, ephemeral, options.settings)
    // The folder too, whichever database it uses: its audit has one writer, its administrator one socket.
    const lock = lockFolder(folder.directory)
    if (ephemeral) opened.push(async () => removeThrowaway(folder))
    // Last of all: whoever waits for the end looks for this.
    opened.push(async () => markStopped(folder))
    opened.push(async () => lock.release())
    const { settings } = folder
    const clockOfMachine = options.clock ?? machineClock
    const ground = await layGround(folder, storeOf(folder, options), clockOfMachine, (error) =>
      report(error, inside),
    )
    const { database, audit, clock, names, place } = ground
    opened.push(() => database.close())
    opened.push(() => audit.close())

    // 2 listeners, closed doors behind them
    let authority: Authority | undefined
    const openOwn = async () => {
      authority ??= await openAuthority(folder.authority, { names: [settings.baseName], clock })
      return authority
    }
    const ways = await Ways.open(await entryPointsOf(settings, names, folder.directory, openOwn), report)
    opened.push(() => ways.close())
    const signInWay = ways.one('signIn')
    const [signInHost = ''] = hostsOf('signIn', settings.baseName, names)
    const signInUrl = settings.signInUrl ?? originAt(signInWay.entryPoint, signInHost, signInWay.port)

    // 3 users, what is known of the tables, apps
    const identity = await identityOf(folder, ground, signInUrl)
    const live = await openLiveState({ database, clock })
    opened.push(() => live.close())
    const apps = await openApps({ app: options.app ?? filesApp, directory: folder.directory, clock })
    opened.push(() => apps.close())
    const forwarder = openForwarder({ fault: (error) => report(error, inside) })
    opened.push(() => forwarder.close())

    // 4 the doors open
    const sessions = await furnish(ways, { folder, ground, identity, live, apps, forwarder, report })
    opened.push(() => sessions.usage.sumUp(clock.now()))
    const forget = live.onChange(() => {
      if (live.isFresh()) void sessions.openWork.reread()
      else sessions.openWork.judgeAll()
    })
    opened.push(async () => forget())
    const renew = async () => {
      for (const { entryPoint, useCertificate } of ways.withOwnCertificate(settings)) {
        useCertificate(await (await openOwn()).certificateFor(entryPoint.hosts))
      }
    }
    const rounds = new Rounds(ground, identity.pool, sessions, renew, (error) => report(error, inside))
    opened.push(() => rounds.stop())

    // 5 the administrator, the first users
    const profiles = new Profiles(database, clock, { domainId: names.domainId, region: place.region })
    const users = ephemeral ? await firstUsers(identity.pool, profiles) : []
    const isEmpty = (await identity.pool.users()).length === 0
    let sayEnded = () => {}
    const ended = new Promise<void>((resolve) => {
      sayEnded = resolve
    })
    const stop = async () => {
      await opened.unwind().catch((error) => report(error, inside))
      sayEnded()
    }
    const ready = readyLine({ folder, names, ways, signInUrl, users, authority })
    const administration = administrationOf({
      ground,
      pool: identity.pool,
      profiles,
      live,
      ways,
      keysDirectory: folder.keys,
      // Passwords are told once, by the line that says that it is ready.
      ready: () => ({ ...ready, users: [] }),
      stop,
    })
    const adminSocket = await openAdminSocket(folder.adminSocket, administration, report)
    opened.push(() => adminSocket.close())
    markRunning(folder)
    if (ephemeral) opened.push(endWithParent(() => void stop()))
    return { ready, isEmpty, stop, ended }
  } catch (error) {
    await opened.unwind().catch((fault) => report(fault, inside))
    throw error
  }
}

/** A throwaway studio needs no disk, which would take most of its start. */
function storeOf({ directory }: StudioFolder, { databaseUrl, ephemeral }: StartOptions): StoreSettings {
  if (databaseUrl !== undefined) return { databaseUrl }
  return ephemeral ? { memory: true } : { directory }
}

const inside = { method: '', path: '', id: '' }

function reporter(log: (line: string) => void): FaultReport {
  return (error, { method, path, id }) => {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
    log(
      JSON.stringify({
        level: 'error',
        name,
        message,
        method,
        path,
        id,
        stack: stack?.split('\n').slice(1, 6),
      }),
    )
  }
}
