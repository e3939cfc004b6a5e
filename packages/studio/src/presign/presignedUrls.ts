import type { Clock } from '../clock/clock.js'
import type { Queryable } from '../store/database.js'
import { statement } from '../store/statement.js'
import { hashOf, newSecret } from './secret.js'

const grantOf = statement('presign/grantOf.sql')
const keepUrl = statement('presign/keepUrl.sql')

/** A user's mapping, with what is needed to open its profile. */
export interface Grant {
  readonly grantId: bigint
  readonly user: string
  readonly domainId: string
  readonly profile: string
  readonly region: string
  readonly label: string
}

/** @returns undefined where the user has no grant, or may not sign in any more */
export async function grantFor(database: Queryable, user: string): Promise<Grant | undefined> {
  const [grant] = await database.query<Grant>(grantOf, [user])
  return grant
}

export interface UrlTerms {
  readonly expiresInSeconds: number
  readonly sessionSeconds: number
  readonly landing: string
  /** The one address that may open it; null for any that the policy lets in. */
  readonly requesterAddress: string | null
}

/** Makes a token, keeps its hash with the terms, and gives the token out: the only time that it is known. */
export async function mintToken(
  database: Queryable,
  clock: Clock,
  grant: Grant,
  { expiresInSeconds, sessionSeconds, landing, requesterAddress }: UrlTerms,
): Promise<string> {
  const token = newSecret()
  const now = clock.now()
  await database.query(keepUrl, [
    hashOf(token),
    grant.grantId,
    new Date(now),
    new Date(now + expiresInSeconds * 1000),
    sessionSeconds,
    landing,
    requesterAddress,
  ])
  return token
}
