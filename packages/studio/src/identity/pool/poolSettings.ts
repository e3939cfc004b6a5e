import type { Audit } from '../../audit/audit.js'
import type { Clock } from '../../clock/clock.js'
import type { Database } from '../../store/database.js'
import type { Vault } from '../../store/vault.js'
import type { SigningKeys } from '../keys/signingKeys.js'
import type { PasswordHasher } from '../passwords/passwordHasher.js'
import type { PasswordPolicy } from '../passwords/passwordPolicy.js'
import type { Lifetimes } from '../tokens/lifetimes.js'
import type { AttemptLimits, Attempts } from './attempts.js'

/** What a pool is opened with. */
export interface PoolSettings {
  readonly database: Database
  readonly vault: Vault
  readonly audit: Audit
  readonly clock: Clock
  /** The address that the tokens name, where the JWKS is found below: `http://sign-in.localhost:8400/eu_abc`. */
  readonly issuer: string
  readonly poolId: string
  /** The one client that may be signed in for. */
  readonly clientId: string
  readonly passwordPolicy?: PasswordPolicy
  readonly lifetimes?: Partial<Lifetimes>
  readonly limits?: Partial<AttemptLimits>
  /** scrypt at OWASP's cost unless told. */
  readonly hasher?: PasswordHasher
}

/** The same, complete: what the parts of an open pool share. */
export interface Pool {
  readonly database: Database
  readonly audit: Audit
  readonly clock: Clock
  readonly issuer: string
  readonly poolId: string
  readonly clientId: string
  readonly passwordPolicy: PasswordPolicy
  readonly lifetimes: Lifetimes
  readonly hasher: PasswordHasher
  readonly keys: SigningKeys
  readonly attempts: Attempts
}
