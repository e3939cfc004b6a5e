import type { AuditSource } from '../../audit/audit.js'
import type { Clock } from '../../clock/clock.js'
import { StudioInputError } from '../../errors/studioError.js'
import { newSecret } from '../../presign/secret.js'
import { statement } from '../../store/statement.js'
import { openSigningKeys, type SigningKeys } from '../keys/signingKeys.js'
import { usualPasswordPolicy } from '../passwords/passwordPolicy.js'
import { scryptHasher } from '../passwords/scryptHasher.js'
import { usualLifetimes } from '../tokens/lifetimes.js'
import type { TokenGrounds } from '../tokens/signTokens.js'
import { administerUsers } from './administerUsers.js'
import { type Attempts, countAttempts, usualAttemptLimits } from './attempts.js'
import { signInLinked, type VouchedAccount } from './linkedSignIn.js'
import { type NewPasswordAnswer, respondToNewPassword } from './newPassword.js'
import { passwordSignIn, type SignIn } from './passwordSignIn.js'
import type { Pool, PoolSettings } from './poolSettings.js'
import { type RefreshAttempt, refresh, signOut } from './refreshing.js'
import { isUserSignedIn, type PoolTokens } from './signInFamily.js'
import type { UserAdministration } from './userAdministration.js'

const forgetFamilies = statement('identity/pool/forgetFamilies.sql')
const forgetLogins = statement('identity/federation/forgetLogins.sql')
const forgetChallenges = statement('identity/pool/forgetChallenges.sql')

/** Users who sign in, and the tokens that say so: Cognito's user pool. There is no self sign-up. */
export interface UserPool extends UserAdministration {
  readonly issuer: string
  readonly poolId: string
  readonly clientId: string
  readonly clock: Clock
  readonly keys: SigningKeys
  readonly attempts: Attempts
  readonly signIn: SignIn
  respondToNewPassword(answer: NewPasswordAnswer): Promise<PoolTokens>
  refresh(attempt: RefreshAttempt): Promise<PoolTokens>
  signOut(attempt: RefreshAttempt): Promise<void>
  signInLinked(from: AuditSource, vouch: () => Promise<VouchedAccount>): Promise<PoolTokens>
  /** Whether the user of a token is there and enabled, and the sign-in that it came of has not ended. */
  isSignedIn(grounds: Pick<TokenGrounds, 'sub' | 'name' | 'originJti'>): Promise<boolean>
  /** Next becomes current, for all replicas; tokens of the old key stay good. */
  rotateKeys(): Promise<void>
  /** Deletes sign-ins, challenges and pending logins that are over. To be called now and then. */
  forgetEnded(): Promise<void>
}

/**
 * Opens a pool; its signing keys are made where it has none. Several replicas may open one pool.
 *
 * @throws StudioInputError `identity/pool-id`
 * @throws StudioStateError `store/away`; `vault/not-ours` where another vault sealed the keys
 */
export async function openUserPool(settings: PoolSettings): Promise<UserPool> {
  const { database, vault, audit, clock, issuer, poolId, clientId } = settings
  parsePoolId(poolId)
  const lifetimes = { ...usualLifetimes, ...settings.lifetimes }
  const pool: Pool = {
    database,
    audit,
    clock,
    issuer,
    poolId,
    clientId,
    passwordPolicy: settings.passwordPolicy ?? usualPasswordPolicy,
    lifetimes,
    hasher: settings.hasher ?? scryptHasher(),
    keys: await openSigningKeys({ database, vault, clock, poolId, tokenSeconds: lifetimes.tokenSeconds }),
    attempts: countAttempts({ ...usualAttemptLimits, ...settings.limits }),
  }
  const decoy = await pool.hasher.hash(newSecret())
  return {
    issuer,
    poolId,
    clientId,
    clock,
    keys: pool.keys,
    attempts: pool.attempts,
    ...administerUsers(pool),
    signIn: passwordSignIn(pool, decoy),
    respondToNewPassword: (answer) => respondToNewPassword(pool, answer),
    refresh: (attempt) => refresh(pool, attempt),
    signOut: (attempt) => signOut(pool, attempt),
    signInLinked: (from, vouch) => signInLinked(pool, from, vouch),
    isSignedIn: (grounds) => isUserSignedIn(pool, grounds),
    rotateKeys: () => pool.keys.rotate(),
    forgetEnded: async () => {
      const now = clock.now()
      // A sign-in is asked for as long as its last access token is good.
      await database.query(forgetFamilies, [new Date(now - 2 * lifetimes.tokenSeconds * 1000)])
      await database.query(forgetChallenges, [new Date(now)])
      await database.query(forgetLogins, [new Date(now)])
    },
  }
}

/** Cognito's form; it stands in addresses. */
function parsePoolId(poolId: string): void {
  if (/^[\w-]{1,54}$/.test(poolId)) return
  throw new StudioInputError('identity/pool-id', {
    field: 'poolId',
    value: poolId,
    valid: '1 to 54 letters, digits, _ or -, such as eu-central-1_a1B2c3D4e',
    message: "That can be no pool's id.",
  })
}
