/** A redeemed URL's session, as it stood when it was last read. */
export interface Session {
  /** The cookie's hash, in base64url. */
  readonly key: string
  readonly user: string
  readonly domainId: string
  readonly profile: string
  readonly label: string
  /** The entry point that it was opened at, and the only one that it is good at. */
  readonly entryPoint: string
  readonly startedAt: Date
  readonly expiresAt: Date
  /** The studio's reason why it has ended, by the tables; null while it goes on. */
  readonly endedWhy: string | null
}
