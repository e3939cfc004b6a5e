import type { Authority } from '../network/authority.js'
import type { EntryPoint } from '../network/entryPoint.js'
import { howToTrust } from '../network/howToTrust.js'
import type { Listener } from '../network/listener.js'
import type { StudioNames } from '../settings/names.js'
import type { Ways } from './doors.js'
import { originAt } from './entryPoints.js'
import type { StudioFolder } from './studioFolder.js'

/** What a started studio says of itself: the contract's line. */
export interface StudioReady {
  readonly signIn: { readonly url: string }
  readonly userPoolId: string
  readonly clientId: string
  readonly domainId: string
  /** Of a throwaway studio; else empty, since nobody but the user knows a password. */
  readonly users: readonly { readonly name: string; readonly password: string }[]
  readonly api: { readonly url: string; readonly stage: string }
  /** The ways to the studio's door. */
  readonly entryPoints: readonly StudioWay[]
  readonly adminSocket: string
  /** Port of every listener, by the name of its entry point. */
  readonly ways: Readonly<Record<string, number>>
  /** Where an entry point has the studio's own certificate: what must be trusted, and how. */
  readonly authority: { readonly certificatePath: string; readonly howToTrust: string } | null
}

export interface StudioWay {
  readonly name: string
  readonly url: string
  readonly vpce: string | null
  readonly vpc: string | null
  readonly public: boolean
}

export interface Known {
  readonly folder: StudioFolder
  readonly names: StudioNames
  readonly ways: Ways
  readonly signInUrl: string
  readonly users: StudioReady['users']
  readonly authority: Authority | undefined
}

export function readyLine({ folder, names, ways, signInUrl, users, authority }: Known): StudioReady {
  const urlOf = ({ entryPoint, port }: Listener) => originAt(entryPoint, entryPoint.hosts[0] ?? '', port)
  return {
    signIn: { url: `${signInUrl}/sign-in` },
    userPoolId: names.userPoolId,
    clientId: names.clientId,
    domainId: names.domainId,
    users,
    api: { url: urlOf(ways.one('api')), stage: folder.settings.stage },
    entryPoints: ways.at('studio').map((listener) => wayOf(listener.entryPoint, urlOf(listener))),
    adminSocket: folder.adminSocket,
    ways: Object.fromEntries(ways.ways.map(({ listener }) => [listener.entryPoint.name, listener.port])),
    authority: authority
      ? { certificatePath: authority.certificatePath, howToTrust: howToTrust(authority) }
      : null,
  }
}

function wayOf({ name, endpoint }: EntryPoint, url: string): StudioWay {
  return {
    name,
    url,
    vpce: endpoint?.vpce ?? null,
    vpc: endpoint?.vpc ?? null,
    public: endpoint === null,
  }
}
