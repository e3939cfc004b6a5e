import type { ContextValue } from '@fourthright/policy'

/** What stands behind a listener. */
export type Door = 'signIn' | 'api' | 'sagemakerApi' | 'studio'

/** A listener of its own, and what a connection that it accepts proves. */
export interface EntryPoint {
  /** Unique, as audit and settings name it: `studio-office`. */
  readonly name: string
  readonly door: Door
  /** Of an endpoint listener: which VPC endpoint of which VPC it stands for. Null: a public listener. */
  readonly endpoint: { readonly vpce: string; readonly vpc: string } | null
  /** Address to bind to; loopback unless told. */
  readonly address: string
  /** Port to bind to; 0 for any that is free. */
  readonly port: number
  /** Peers that may connect at all, as CIDR ranges; behind a trusted proxy, those that it may name. */
  readonly ranges: readonly string[]
  /** Host names that it answers to, without port: exact, or `*.` before a name for one label in front of it. */
  readonly hosts: readonly string[]
  /** PEM texts; null for plain HTTP, which only `localhost` names may use. */
  readonly tls: { readonly key: string; readonly certificate: string } | null
  /**
   * A proxy before the listener that is believed about the peer's address: its own ranges, and the one header
   * that it sets (always itself, never passed on from outside). Null: no header is ever believed.
   */
  readonly trustedProxy: { readonly ranges: readonly string[]; readonly header: string } | null
}

/** What is known of a connection, and of every request on it, from where it came in. */
export interface Arrival {
  readonly entryPoint: EntryPoint
  /** The peer's address in canonical form: `10.16.0.5`, never `::ffff:10.16.0.5`. */
  readonly address: string
  /**
   * Network condition keys. An endpoint listener sets `aws:VpcSourceIp`, `aws:SourceVpc`, `aws:SourceVpce` and no
   * `aws:SourceIp`; a public listener sets `aws:SourceIp` and none of the others; both `aws:SecureTransport`.
   */
  readonly context: Readonly<Record<string, ContextValue>>
}
