/** One decision of the studio, as the audit keeps it. No field ever holds a secret. */
export interface AuditEvent {
  /** The user or session that asked, as far as it proved who it is; null for an unknown caller. */
  readonly who: string | null
  /** What was asked: `signIn`, `authorize`, `mint`, `redeem`, `request`, `socket`, `admin:grant` … */
  readonly what: string
  /** What it was asked of: a profile's ARN, a user's name, a policy's. */
  readonly on: string | null
  readonly from: AuditSource
  readonly verdict: 'allow' | 'deny'
  /** Why, in one sentence: a verdict's, or a refusal's. */
  readonly why: string
}

export interface AuditSource {
  /** The entry point that accepted the connection; null for the administrator's socket and the studio itself. */
  readonly entryPoint: string | null
  /** The peer's address. */
  readonly address: string | null
}

/** Where decisions are written down. */
export interface Audit {
  /**
   * Appends a line. Resolves when it is durable, so that who waits opens nothing unwritten.
   *
   * @throws StudioStateError `store/away` where it cannot be written: then nothing may open
   */
  record(event: AuditEvent): Promise<void>
}
