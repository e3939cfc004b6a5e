import type { EntryPoint } from '../network/entryPoint.js'

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

export function wayOf({ name, endpoint }: EntryPoint, url: string): StudioWay {
  return {
    name,
    url,
    vpce: endpoint?.vpce ?? null,
    vpc: endpoint?.vpc ?? null,
    public: endpoint === null,
  }
}
