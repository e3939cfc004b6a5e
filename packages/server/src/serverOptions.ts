import type { FeedSource } from '@fourthright/plays'

/** How a server is started. */
export interface ServerOptions {
  /** 0: any free port. */
  readonly port: number
  /** Default 127.0.0.1. */
  readonly host?: string
  /** A bundle's file, read again when it changes; the pack of refits stands beside it as `.members.frb`. */
  readonly bundleFile: string
  /** The built page; undefined: the API alone. */
  readonly pageFolder?: string
  /** Folders of season tables (`<folder>/<year>/season.json.gz`), the first that has a season answers. */
  readonly tablesFolders: readonly string[]
  readonly live?: readonly FeedSource[]
  /** Where events of live games are kept, so that nothing is missed over a restart; undefined: in memory only. */
  readonly liveFolder?: string
  /** Threads for heavy work; default: one less than there are processors, at least one. */
  readonly workers?: number
  /** Requests a minute and address; default 600; 0: no limit. */
  readonly requestsPerMinute?: number
  /** Origins whose pages may ask; default all, for nothing here is anybody's own. */
  /** Addresses (or CIDR ranges) of proxies in front, whose X-Forwarded-For says who asks; default none is believed. */
  readonly trustedProxies?: readonly string[]
  readonly allowedOrigins?: '*' | readonly string[]
  /** `silent` writes no log; default `info`. */
  readonly logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

export interface RunningServer {
  /** Such as http://127.0.0.1:4004. */
  readonly url: string
  /** The bundle that answered first. */
  readonly bundle: { readonly id: string; readonly name: string }
  /** Takes no new requests, finishes those that run, then ends. */
  close(): Promise<void>
  /** Reads the bundle's file again; requests that run keep the one they began with. */
  reload(): Promise<void>
}
