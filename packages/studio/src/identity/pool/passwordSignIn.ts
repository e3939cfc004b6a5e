import type { AuditSource } from '../../audit/audit.js'
import { Refusal } from '../../errors/studioError.js'
import { hashOf, newSecret } from '../../presign/secret.js'
import { statement } from '../../store/statement.js'
import { judged } from '../judged.js'
import { isPasswordLike } from '../passwords/passwordPolicy.js'
import { isUserName } from '../userName.js'
import type { Pool } from './poolSettings.js'
import type { UserRow } from './poolUser.js'
import { type PoolTokens, signInUser } from './signInFamily.js'

const findUser = statement('identity/pool/findUser.sql')
const renewHash = statement('identity/pool/renewHash.sql')
const addChallenge = statement('identity/pool/addChallenge.sql')

/** A name, a password, and where they came from. */
export interface SignInAttempt {
  readonly username: string
  readonly password: string
  readonly from: AuditSource
}

/** A right temporary password opens nothing but the choice of another. */
export interface NewPasswordRequired {
  readonly challenge: 'NEW_PASSWORD_REQUIRED'
  /** Opaque; works once, for minutes. */
  readonly session: string
}

export type SignInAnswer = ({ readonly challenge: null } & PoolTokens) | NewPasswordRequired

/**
 * Signs in by password.
 *
 * Unknown, disabled and locked users and wrong passwords are one case from outside: one look-up, one hash computed, one
 * line in the audit, one refusal. The hash is that of a decoy where there is none to check. (Kept hashes of an older
 * cost differ in time until their user's next sign-in.)
 *
 * @throws Refusal `identity/…`: 401; 400 for what can be no name or no password; 429 where a peer tries too often;
 *   503 where too many passwords are being checked
 */
export type SignIn = (attempt: SignInAttempt) => Promise<SignInAnswer>

/** @param decoy hash of a password that nobody knows, at today's cost */
export function passwordSignIn(pool: Pool, decoy: string): SignIn {
  const { audit, attempts, database, hasher, poolId, lifetimes } = pool
  return ({ username, password, from }) =>
    judged(audit, { what: 'signIn', from }, async (line) => {
      // 1 nothing is looked up for what can be nobody's, nor for who tries too often
      if (!isUserName(username) || !isPasswordLike(password)) {
        await attempts.beginUnnamed(from.address)
        throw new Refusal('identity/sign-in-form', 400, 'That can be no name, or no password.')
      }
      const { locked } = await attempts.begin(username, from.address)

      // 2 the same work for everybody; an unknown name is not written down, since people type passwords there
      const [user] = await database.query<UserRow>(findUser, [poolId, username])
      line.on = user?.name ?? null
      const isRight = await hasher.matches(password, locked ? decoy : (user?.password_hash ?? decoy))

      // 3 one refusal
      const fault = faultOf(user, { locked, isRight, now: pool.clock.now() })
      if (user === undefined || user.password_hash === null || fault !== undefined)
        throw new Refusal('identity/sign-in', 401, fault ?? 'The pool has no such user.')
      line.who = user.name

      // 4 tokens, or the choice of another password
      const passwordHash = await renewed(pool, user.sub, password, user.password_hash)
      const answer: SignInAnswer =
        user.status === 'FORCE_CHANGE_PASSWORD'
          ? await challenged(pool, user.sub, passwordHash)
          : {
              challenge: null,
              ...(await signInUser(pool, { sub: user.sub, passwordHash }, lifetimes.refreshSeconds)),
            }
      await attempts.succeeded(username, from.address)
      line.why =
        answer.challenge === null
          ? 'The password is right.'
          : 'The temporary password is right; another must be chosen.'
      return answer
    })
}

/** Why a sign-in fails, for the audit alone. */
function faultOf(
  user: UserRow | undefined,
  { locked, isRight, now }: { locked: boolean; isRight: boolean; now: number },
): string | undefined {
  if (locked) return 'The name is locked after too many failures.'
  if (user === undefined) return 'The pool has no such user.'
  if (user.password_hash === null) return 'The user signs in at a corporate provider only.'
  if (!isRight) return 'The password is wrong.'
  if (!user.enabled) return 'The user is disabled.'
  if (user.temporary_until !== null && user.temporary_until.getTime() <= now)
    return 'The temporary password has ended.'
  return undefined
}

/** The kept hash at today's cost, now that the password is at hand. */
async function renewed(pool: Pool, sub: string, password: string, kept: string): Promise<string> {
  if (!pool.hasher.isOutdated(kept)) return kept
  const fresh = await pool.hasher.hash(password)
  await pool.database.query(renewHash, [sub, kept, fresh])
  return fresh
}

async function challenged(pool: Pool, sub: string, passwordHash: string): Promise<NewPasswordRequired> {
  const session = newSecret()
  const until = new Date(pool.clock.now() + pool.lifetimes.challengeSeconds * 1000)
  const rows = await pool.database.query(addChallenge, [hashOf(session), sub, passwordHash, until])
  if (rows.length === 0)
    throw new Refusal('identity/sign-in', 401, 'The user was disabled or changed during the sign-in.')
  return { challenge: 'NEW_PASSWORD_REQUIRED', session }
}
