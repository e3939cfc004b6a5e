import type { RunningApps } from '../apps/runningApps.js'
import { signInDoor } from '../identity/door/signInDoor.js'
import type { Door, EntryPoint } from '../network/entryPoint.js'
import type { FaultReport } from '../network/fastifyDoor.js'
import { type Listener, openListener } from '../network/listener.js'
import { Flood } from '../presign/flood.js'
import type { Grant } from '../presign/presignedUrls.js'
import { privateApiDoor } from '../presign/privateApiDoor.js'
import { RoleSessions } from '../presign/roleSessions.js'
import { sagemakerApiDoor } from '../presign/sagemakerApiDoor.js'
import type { Forwarder } from '../proxy/forward.js'
import { Admission } from '../sessions/admission.js'
import type { StudioDoorOptions } from '../sessions/doorOptions.js'
import { noteRefusal } from '../sessions/letIn.js'
import { OpenWork } from '../sessions/openWork.js'
import { SessionBook } from '../sessions/sessionBook.js'
import { studioDoor } from '../sessions/studioDoor.js'
import { Usage } from '../sessions/usage.js'
import type { StudioSettings } from '../settings/settings.js'
import type { LiveState } from '../state/liveState.js'
import { hostsOf, originAt } from './entryPoints.js'
import type { Ground } from './ground.js'
import type { Identity } from './identityOf.js'
import { LateDoor } from './lateDoor.js'
import type { StudioFolder } from './studioFolder.js'

/** Calls of the private API by one user from one address in a minute. */
const mintsPerMinute = 60
/** Refused calls of the private API by one address in a minute. */
const refusalsPerMinute = 300
/** Unknown tokens and cookies of one address in a minute. */
const guessesPerMinute = 100

/** The listeners, open before there is anything behind them. */
export class Ways {
  private constructor(readonly ways: readonly { readonly listener: Listener; readonly door: LateDoor }[]) {}

  /** @throws StudioStateError `network/port-taken`; then none stays open */
  static async open(entryPoints: readonly EntryPoint[], report: FaultReport): Promise<Ways> {
    const ways: { listener: Listener; door: LateDoor }[] = []
    const fault = (error: unknown, { name }: EntryPoint) => report(error, { method: '', path: '', id: name })
    try {
      for (const entryPoint of entryPoints) {
        const door = new LateDoor()
        ways.push({ door, listener: await openListener(entryPoint, door, { watch: { fault } }) })
      }
    } catch (error) {
      await Promise.all(ways.map(({ listener }) => listener.close()))
      throw error
    }
    return new Ways(ways)
  }

  at(door: Door): Listener[] {
    return this.ways.map(({ listener }) => listener).filter(({ entryPoint }) => entryPoint.door === door)
  }

  /** The one listener of a door, or the one of that name. */
  one(door: Door, name?: string): Listener {
    const listener = this.at(door).find(({ entryPoint }) => name === undefined || entryPoint.name === name)
    if (listener === undefined) throw new Error(`The settings were checked to have a way to ${door}.`)
    return listener
  }

  /** The listeners whose certificate is the studio's own, and so has to be renewed. */
  withOwnCertificate({ entryPoints }: StudioSettings): Listener[] {
    const own = entryPoints.filter(({ tls }) => tls === 'own').map(({ name }) => name)
    return this.ways
      .map(({ listener }) => listener)
      .filter(({ entryPoint }) => entryPoint.tls !== null && own.includes(entryPoint.name))
  }

  close(): Promise<unknown> {
    return Promise.all(this.ways.map(({ listener }) => listener.close()))
  }
}

export interface Furniture {
  readonly folder: StudioFolder
  readonly ground: Ground
  readonly identity: Identity
  readonly live: LiveState
  readonly apps: RunningApps
  readonly forwarder: Forwarder
  readonly report: FaultReport
}

/** What goes on behind the studio's door, for whoever keeps time. */
export interface Sessions {
  readonly usage: Usage
  readonly openWork: OpenWork
}

/** Puts its door behind each listener. */
export async function furnish(ways: Ways, furniture: Furniture): Promise<Sessions> {
  const { folder, ground, identity, live, apps, forwarder, report } = furniture
  const { database, audit, clock, place, names } = ground
  const { settings } = folder
  const book = new SessionBook(database, live, clock)
  const admission = new Admission(live, clock, place)
  const usage = new Usage(audit, place)
  const openWork = new OpenWork({
    known: (key) => book.known(key),
    isCurrent: (key) => book.isCurrent(key),
    read: (keys) => book.read(keys),
    judge: (session, { label, arrival }) => void admission.judge(session, label, arrival),
    ended: ({ arrival, sessionKey }, session, error) => {
      void Promise.all([
        noteRefusal(studio, session, arrival, 'close', error as Error),
        usage.over(sessionKey),
      ]).catch(() => {})
    },
  })
  const studio: StudioDoorOptions = {
    database,
    live,
    audit,
    clock,
    place,
    book,
    admission,
    usage,
    openWork,
    forwarder,
    appSocket: (label) => apps.socketFor(label),
    guesses: new Flood(guessesPerMinute),
    report,
  }
  const roleSessions = new RoleSessions(clock)
  const mintListener = ways.one('sagemakerApi')
  const openAt = ways.one('studio', settings.openAt)
  const [studioHost = ''] = hostsOf('studio', settings.baseName, names)
  const originOf = ({ label }: Grant) => originAt(openAt.entryPoint, `${label}.${studioHost}`, openAt.port)
  const [mintHost = ''] = mintListener.entryPoint.hosts
  const doors = {
    signIn: await signInDoor({
      pool: identity.pool,
      report,
      ...(identity.federation ? { federation: identity.federation } : {}),
    }),
    api: await privateApiDoor({
      live,
      audit,
      verifier: identity.verifier,
      api: { ...place, apiId: names.apiId },
      stage: settings.stage,
      flood: new Flood(mintsPerMinute),
      refusals: new Flood(refusalsPerMinute),
      report,
      mint: {
        database,
        roleSessions,
        endpoint: () => ({
          address: mintListener.entryPoint.address,
          port: mintListener.port,
          host: `${mintHost}:${mintListener.port}`,
        }),
        expiresInSeconds: settings.urlSeconds,
        sessionSeconds: settings.sessionSeconds,
      },
    }),
    sagemakerApi: await sagemakerApiDoor({
      database,
      live,
      audit,
      clock,
      place,
      roleSessions,
      originOf,
      bindToRequester: settings.bindToRequester,
      report,
    }),
    studio: studioDoor(studio),
  }
  for (const { listener, door } of ways.ways) door.open(doors[listener.entryPoint.door])
  return { usage, openWork }
}
