import { randomUUID } from 'node:crypto'
import { Refusal } from '../../errors/studioError.js'
import { hashOf, newSecret } from '../../presign/secret.js'
import { statement } from '../../store/statement.js'
import { type SignedTokens, signTokens, type TokenGrounds } from '../tokens/signTokens.js'
import type { Pool } from './poolSettings.js'

const startFamily = statement('identity/pool/startFamily.sql')
const isSignedIn = statement('identity/pool/isSignedIn.sql')

/** What who has signed in is given. */
export interface PoolTokens extends SignedTokens {
  /** Opaque, works once. */
  readonly refreshToken: string
}

/**
 * Starts a sign-in of a user whose password, or provider, was just found good.
 *
 * @param passwordHash the hash that was checked; null for a user whom a provider vouches for
 * @throws Refusal `identity/user-changed`, 401, where the user was disabled or changed while that was done
 */
export async function signInUser(
  pool: Pool,
  user: { readonly sub: string; readonly passwordHash: string | null },
  refreshSeconds: number,
): Promise<PoolTokens> {
  const { database, clock } = pool
  const originJti = randomUUID()
  const refreshToken = newSecret()
  const now = clock.now()
  const [row] = await database.query<{ sub: string; name: string; groups: string[] }>(startFamily, [
    originJti,
    user.sub,
    user.passwordHash,
    hashOf(refreshToken),
    new Date(now),
    new Date(now + refreshSeconds * 1000),
  ])
  if (row === undefined)
    throw new Refusal('identity/user-changed', 401, 'The user was disabled or changed during the sign-in.')
  const signed = await signTokens({ ...row, originJti, signedInAt: new Date(now) }, signSettingsOf(pool), now)
  return { ...signed, refreshToken }
}

/** Whether a user is there and enabled, and a sign-in of theirs has not ended. */
export async function isUserSignedIn(
  pool: Pool,
  { sub, name, originJti }: Pick<TokenGrounds, 'sub' | 'name' | 'originJti'>,
): Promise<boolean> {
  return (await pool.database.query(isSignedIn, [originJti, sub, pool.poolId, name])).length === 1
}

export function signSettingsOf({ keys, issuer, clientId, lifetimes }: Pool) {
  return { keys, issuer, clientId, tokenSeconds: lifetimes.tokenSeconds }
}
