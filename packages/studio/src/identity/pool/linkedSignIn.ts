import { randomUUID } from 'node:crypto'
import type { AuditSource } from '../../audit/audit.js'
import { Refusal } from '../../errors/studioError.js'
import { statement } from '../../store/statement.js'
import { judged } from '../judged.js'
import { isUserName } from '../userName.js'
import type { Pool } from './poolSettings.js'
import { type PoolTokens, signInUser } from './signInFamily.js'

const findLinked = statement('identity/pool/findLinked.sql')
const addLinked = statement('identity/pool/addLinked.sql')

/** Somebody for whom a corporate provider has just vouched. */
export interface VouchedAccount {
  /** Our name of the provider. */
  readonly provider: string
  /** The account there: `sub`, which never goes to somebody else. */
  readonly subject: string
  /** The name that a new user gets; who is known keeps the first. */
  readonly name: unknown
}

interface Linked {
  readonly sub: string
  readonly name: string
  readonly enabled: boolean
}

/**
 * Signs in the pool user that an account at a provider is, and makes one at its first time. A link is by the account's
 * subject alone: a name that changes there opens nobody else's user, and no user who was there before is taken over.
 *
 * @param vouch asks the provider; its Refusals are the denial
 * @throws Refusal `identity/linked-name`, `identity/name-taken`, 403; `identity/user-disabled`, 403
 */
export async function signInLinked(
  pool: Pool,
  from: AuditSource,
  vouch: () => Promise<VouchedAccount>,
): Promise<PoolTokens> {
  return judged(pool.audit, { what: 'signIn', from }, async (line) => {
    const account = await vouch()
    const user = (await linkedUser(pool, account)) ?? (await newLinkedUser(pool, account))
    line.on = user.name
    if (!user.enabled) throw new Refusal('identity/user-disabled', 403, 'The user is disabled.')
    line.who = user.name
    const known = { sub: user.sub, passwordHash: null }
    const tokens = await signInUser(pool, known, pool.lifetimes.linkedRefreshSeconds)
    line.why = `The provider ${account.provider} vouches for the user.`
    return tokens
  })
}

async function linkedUser(pool: Pool, { provider, subject }: VouchedAccount): Promise<Linked | undefined> {
  const [user] = await pool.database.query<Linked>(findLinked, [pool.poolId, provider, subject])
  return user
}

async function newLinkedUser(pool: Pool, account: VouchedAccount): Promise<Linked> {
  const { provider, subject, name } = account
  if (!isUserName(name))
    throw new Refusal('identity/linked-name', 403, 'The provider gives the user no name for the pool.')
  const row = [randomUUID(), pool.poolId, name, provider, subject, new Date(pool.clock.now())]
  await pool.database.query(addLinked, row)
  // Also found where the same account came twice at once; not found where the name is somebody's.
  const user = await linkedUser(pool, account)
  if (user === undefined)
    throw new Refusal(
      'identity/name-taken',
      403,
      'The name belongs to a user whom the provider does not know.',
    )
  return user
}
