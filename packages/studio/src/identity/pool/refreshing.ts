import type { AuditSource } from '../../audit/audit.js'
import { Refusal } from '../../errors/studioError.js'
import { hashOf, isSecret, newSecret } from '../../presign/secret.js'
import { statement } from '../../store/statement.js'
import { judged } from '../judged.js'
import { signTokens } from '../tokens/signTokens.js'
import type { Pool } from './poolSettings.js'
import { type PoolTokens, signSettingsOf } from './signInFamily.js'

const rotateRefreshToken = statement('identity/pool/rotateRefreshToken.sql')
const refreshState = statement('identity/pool/refreshState.sql')
const endFamily = statement('identity/pool/endFamily.sql')

export interface RefreshAttempt {
  readonly refreshToken: string
  readonly from: AuditSource
}

interface Refreshed {
  readonly origin_jti: string
  readonly sub: string
  readonly name: string
  readonly groups: string[]
  readonly signed_in_at: Date
}

interface RefreshState {
  readonly origin_jti: string
  readonly name: string
  readonly enabled: boolean
  readonly used_at: Date | null
  readonly ended_at: Date | null
  readonly expires_at: Date
}

/**
 * New tokens for a refresh token, which is used up by it. One that is used a second time is in two hands: the whole
 * sign-in ends, for both (RFC 9700, 4.14.2).
 *
 * @throws Refusal `identity/refresh`, 401; 429 as for a sign-in
 */
export async function refresh(pool: Pool, { refreshToken, from }: RefreshAttempt): Promise<PoolTokens> {
  const { audit, attempts, database, clock, poolId } = pool
  return judged(audit, { what: 'refresh', from }, async (line) => {
    await attempts.beginUnnamed(from.address)
    if (!isSecret(refreshToken)) throw refuse('That can be no refresh token.')
    const next = newSecret()
    const now = clock.now()
    const swap = [hashOf(refreshToken), hashOf(next), new Date(now), poolId]
    const [row] = await database.query<Refreshed>(rotateRefreshToken, swap)
    if (row === undefined) {
      const state = await stateOf(pool, refreshToken)
      line.on = state?.name ?? null
      throw refuse(await whyNot(pool, state))
    }
    line.who = row.name
    line.on = row.name
    const grounds = { ...row, originJti: row.origin_jti, signedInAt: row.signed_in_at }
    const signed = await signTokens(grounds, signSettingsOf(pool), now)
    await attempts.succeededUnnamed(from.address)
    line.why = 'The refresh token is good.'
    return { ...signed, refreshToken: next }
  })
}

/**
 * Ends the sign-in that a refresh token is of. The answer is the same for a token that is of none.
 *
 * @throws Refusal 429 as for a sign-in
 */
export async function signOut(pool: Pool, { refreshToken, from }: RefreshAttempt): Promise<void> {
  const { audit, attempts, database, clock } = pool
  await judged(audit, { what: 'signOut', from }, async (line) => {
    await attempts.beginUnnamed(from.address)
    const state = isSecret(refreshToken) ? await stateOf(pool, refreshToken) : undefined
    if (state === undefined) {
      line.why = 'The refresh token is of no sign-in.'
      return
    }
    await database.query(endFamily, [state.origin_jti, new Date(clock.now())])
    await attempts.succeededUnnamed(from.address)
    line.who = state.name
    line.on = state.name
    line.why = 'The sign-in has ended.'
  })
}

async function stateOf(pool: Pool, refreshToken: string): Promise<RefreshState | undefined> {
  const [state] = await pool.database.query<RefreshState>(refreshState, [hashOf(refreshToken), pool.poolId])
  return state
}

/** Why a token did not work, and the end of its family where that is a reason. */
async function whyNot(pool: Pool, state: RefreshState | undefined): Promise<string> {
  const now = pool.clock.now()
  if (state === undefined) return 'The refresh token is unknown.'
  if (state.ended_at !== null) return 'The sign-in has ended.'
  if (state.used_at !== null) {
    await pool.database.query(endFamily, [state.origin_jti, new Date(now)])
    return 'The refresh token was used before: it is in two hands, and the sign-in ends.'
  }
  if (!state.enabled) return 'The user is disabled.'
  return state.expires_at.getTime() <= now ? 'The sign-in is too old.' : 'The sign-in was changed meanwhile.'
}

function refuse(why: string): Refusal {
  return new Refusal('identity/refresh', 401, why)
}
