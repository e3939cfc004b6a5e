import type { Place } from '../access/arns.js'
import { profileArn } from '../access/arns.js'
import { epochSecondOf, judgeProfile } from '../access/judgeProfile.js'
import type { Audit } from '../audit/audit.js'
import type { Clock } from '../clock/clock.js'
import { clockTolerance } from '../clock/steadyClock.js'
import { Refusal } from '../errors/studioError.js'
import type { Arrival } from '../network/entryPoint.js'
import { hashOf, isSecret, newSecret } from '../presign/secret.js'
import type { LiveState } from '../state/liveState.js'
import type { Database } from '../store/database.js'
import { statement } from '../store/statement.js'

const findUrl = statement('redemption/findUrl.sql')
const redeemUrl = statement('redemption/redeem.sql')

export interface RedeemOptions {
  readonly database: Database
  readonly live: LiveState
  readonly audit: Audit
  readonly clock: Clock
  readonly place: Place
}

/** What the browser gets for a URL: a cookie, and where to go on. */
export interface Redeemed {
  readonly secret: string
  readonly sessionSeconds: number
  readonly landing: string
}

interface UrlRow {
  readonly user: string
  readonly domainId: string
  readonly profile: string
  readonly label: string
  readonly landing: string
  readonly requesterAddress: string | null
  readonly mintedAt: Date
  readonly expiresAt: Date
  readonly sessionSeconds: number
  readonly closedWhy: string | null
}

/**
 * Opens a URL once. Whoever holds it must come in through an entry point that the policy allows, at the profile's own
 * host, in time, and first: the last question is put to the database as one statement. A try from the wrong network
 * does not spend the URL, so that nobody outside can take it from its owner.
 *
 * @param query of the URL, as it came: `token=` and 43 characters, nothing else
 * @throws Refusal 410 for a URL that is not to be opened any more, or never was one; 403 for the wrong place
 */
export async function redeem(
  options: RedeemOptions,
  query: string,
  label: string,
  arrival: Arrival,
): Promise<Redeemed> {
  const seen: { url: UrlRow | undefined } = { url: undefined }
  try {
    const { redeemed, why } = await open(options, query, label, arrival, seen)
    await note(options, seen.url, arrival, 'allow', why)
    return redeemed
  } catch (error) {
    if (error instanceof Refusal) await note(options, seen.url, arrival, 'deny', error.message)
    throw error
  }
}

async function open(
  { database, live, clock, place }: RedeemOptions,
  query: string,
  label: string,
  arrival: Arrival,
  seen: { url: UrlRow | undefined },
): Promise<{ redeemed: Redeemed; why: string }> {
  const shelf = live.shelf()
  // 1 which URL
  const [, token = ''] = /^token=(.*)$/.exec(query) ?? []
  if (!isSecret(token)) throw gone('There is no token of the right form.')
  const [url] = await database.query<UrlRow>(findUrl, [hashOf(token)])
  if (url === undefined) throw gone('No URL with this token was minted.')
  seen.url = url
  // 2 may it be opened from here
  if (url.label !== label) throw new Refusal('redeem/other-profile', 403, 'The URL is of another host.')
  const verdict = judgeProfile(shelf, place, url, arrival, epochSecondOf(clock))
  if (verdict.decision !== 'allow') throw new Refusal('redeem/policy', 403, verdict.sentence)
  if (url.requesterAddress !== null && url.requesterAddress !== arrival.address) {
    throw new Refusal('redeem/other-requester', 403, 'The URL was minted for another address.')
  }
  // 3 is it still to be opened
  if (url.closedWhy !== null) throw gone(url.closedWhy)
  const now = clock.now()
  if (now >= url.expiresAt.getTime()) throw gone('The URL has expired.')
  if (url.mintedAt.getTime() > now + clockTolerance) {
    throw gone('The URL was minted later than it is now, before the clock was set back.')
  }
  // 4 who comes first
  const secret = newSecret()
  const [opened] = await database.query(redeemUrl, [
    hashOf(token),
    new Date(now),
    hashOf(secret),
    arrival.entryPoint.name,
  ])
  if (opened === undefined) throw gone('The URL was opened meanwhile.')
  const { landing, sessionSeconds } = url
  return { redeemed: { secret, sessionSeconds, landing }, why: verdict.sentence }
}

function gone(message: string): Refusal {
  return new Refusal('redeem/gone', 410, message)
}

function note(
  { audit, place }: RedeemOptions,
  url: UrlRow | undefined,
  arrival: Arrival,
  verdict: 'allow' | 'deny',
  why: string,
): Promise<void> {
  return audit.record({
    who: url?.user ?? null,
    what: 'redeem',
    on: url === undefined ? null : profileArn(place, url.domainId, url.profile),
    from: { entryPoint: arrival.entryPoint.name, address: arrival.address },
    verdict,
    why,
  })
}
