import type { AuditSource } from '../../audit/audit.js'
import { Refusal, StudioInputError } from '../../errors/studioError.js'
import { hashOf, isSecret } from '../../presign/secret.js'
import { statement } from '../../store/statement.js'
import { judged } from '../judged.js'
import { checkPassword } from '../passwords/passwordPolicy.js'
import type { Pool } from './poolSettings.js'
import { type PoolTokens, signInUser } from './signInFamily.js'

const findChallenge = statement('identity/pool/findChallenge.sql')
const answerChallenge = statement('identity/pool/answerChallenge.sql')

/** The answer to a challenge. */
export interface NewPasswordAnswer {
  readonly session: string
  readonly newPassword: string
  readonly from: AuditSource
}

/**
 * Chooses the permanent password, and signs in with it. A password that the policy refuses leaves the session as it is.
 *
 * @throws Refusal `identity/session`, 401, for a session that is unknown, used or too old; 429 and 503 as for a sign-in
 * @throws StudioInputError `identity/password-…`
 */
export async function respondToNewPassword(
  pool: Pool,
  { session, newPassword, from }: NewPasswordAnswer,
): Promise<PoolTokens> {
  const { audit, attempts, database, clock, hasher, poolId, passwordPolicy, lifetimes } = pool
  return judged(audit, { what: 'newPassword', from }, async (line) => {
    await attempts.beginUnnamed(from.address)
    const hash = hashOf(isSecret(session) ? session : '')
    const [waiting] = await database.query<{ sub: string; name: string; password_hash: string }>(
      findChallenge,
      [hash, new Date(clock.now()), poolId],
    )
    if (waiting === undefined) throw deadSession()
    line.who = waiting.name
    line.on = waiting.name

    checkPassword(newPassword, waiting.name, passwordPolicy)
    if (await hasher.matches(newPassword, waiting.password_hash)) throw samePassword()
    const passwordHash = await hasher.hash(newPassword)
    const answer = [hash, waiting.password_hash, passwordHash, new Date(clock.now())]
    const rows = await database.query(answerChallenge, answer)
    if (rows.length === 0) throw deadSession()

    const tokens = await signInUser(pool, { sub: waiting.sub, passwordHash }, lifetimes.refreshSeconds)
    await attempts.succeededUnnamed(from.address)
    line.why = 'A permanent password was chosen.'
    return tokens
  })
}

function deadSession(): Refusal {
  return new Refusal('identity/session', 401, 'The session is unknown, used or too old.')
}

function samePassword(): StudioInputError {
  return new StudioInputError('identity/password-same', {
    field: 'newPassword',
    valid: 'another password than the temporary one',
    message: 'The new password is the temporary one, which somebody else knows.',
  })
}
