import type { Clock } from '../clock/clock.js'
import { hashTextOf, newSecret } from './secret.js'

/** The mint role, acting for one user: what the SageMaker-API endpoint learns from the caller's credential. */
export interface RoleSession {
  /** The user's name, as the session's tag `profile` and as its name. */
  readonly user: string
  /** Where the user asked from: a URL may be bound to it. */
  readonly requesterAddress: string
}

const lifetime = 60_000

/**
 * Credentials of the mint role's sessions, each for one user and one call. They never leave the process: the mint
 * function and the endpoint are both in it, and the connection between them is real.
 */
export class RoleSessions {
  readonly #sessions = new Map<string, RoleSession & { readonly endsAt: number }>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** @returns the credential, good once and for a minute */
  assume(session: RoleSession): string {
    this.#forgetEnded()
    const credential = newSecret()
    this.#sessions.set(hashTextOf(credential), { ...session, endsAt: this.#clock.monotonic() + lifetime })
    return credential
  }

  /** The session of a credential, which is then spent; undefined for any other text. */
  spend(credential: string): RoleSession | undefined {
    this.#forgetEnded()
    const key = hashTextOf(credential)
    const session = this.#sessions.get(key)
    this.#sessions.delete(key)
    return session
  }

  #forgetEnded(): void {
    const now = this.#clock.monotonic()
    // Insertion order is the order of ending.
    for (const [key, { endsAt }] of this.#sessions) {
      if (endsAt > now) return
      this.#sessions.delete(key)
    }
  }
}
