import ipaddr from 'ipaddr.js'
import { type IRateLimiterOptions, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '../../errors/studioError.js'
import { hashOf } from '../../presign/secret.js'

/** How often a sign-in may fail, in how many seconds. Each replica counts for itself. */
export interface AttemptLimits {
  /** One name from one peer: then 429. */
  readonly pair: Limit
  /** One name from all peers together: then every answer is that of a wrong password. */
  readonly name: Limit
  /** One peer with whatever names: then 429. */
  readonly peer: Limit
}

export interface Limit {
  readonly failures: number
  readonly seconds: number
}

/**
 * One peer alone gets to 20 failures an hour with a name, so that it cannot lock the name for others; many together
 * get to 30. A peer may be a whole office.
 */
export const usualAttemptLimits: AttemptLimits = {
  pair: { failures: 5, seconds: 15 * 60 },
  name: { failures: 30, seconds: 60 * 60 },
  peer: { failures: 100, seconds: 15 * 60 },
}

/** Seconds for which a peer from which a name has signed in is not locked out with the others. */
const trustSeconds = 7 * 24 * 60 * 60

/** Counts before it is known whether the name is anybody's, and so tells nothing about it. */
export interface Attempts {
  /**
   * Counts an attempt with a name as failed, until `succeeded` takes it back: parallel guesses do not pass uncounted.
   *
   * @returns whether the name is locked, so that not even the right password opens
   * @throws Refusal `identity/too-many`, 429
   */
  begin(name: string, address: string | null): Promise<{ readonly locked: boolean }>
  succeeded(name: string, address: string | null): Promise<void>
  /**
   * Counts an attempt without a name (a refresh token, a session) as failed.
   *
   * @throws Refusal `identity/too-many`, 429
   */
  beginUnnamed(address: string | null): Promise<void>
  succeededUnnamed(address: string | null): Promise<void>
}

export function countAttempts(limits: AttemptLimits): Attempts {
  const pairs = new RateLimiterMemory(optionsOf(limits.pair))
  const names = new RateLimiterMemory(optionsOf(limits.name))
  const peers = new RateLimiterMemory(optionsOf(limits.peer))
  const trusted = new RateLimiterMemory({ points: 1, duration: trustSeconds })
  const keysOf = (name: string, address: string | null) => {
    const nameKey = hashOf(name).toString('base64url')
    const peerKey = peerOf(address)
    return { nameKey, peerKey, pairKey: `${nameKey} ${peerKey}` }
  }
  return {
    begin: async (name, address) => {
      const { nameKey, peerKey, pairKey } = keysOf(name, address)
      if (!(await takes(peers, peerKey))) throw tooMany('One peer')
      if (!(await takes(pairs, pairKey))) throw tooMany('One peer with one name')
      const isWithin = await takes(names, nameKey)
      return { locked: !isWithin && (await trusted.get(pairKey)) === null }
    },
    succeeded: async (name, address) => {
      const { nameKey, peerKey, pairKey } = keysOf(name, address)
      await pairs.delete(pairKey)
      await names.reward(nameKey)
      await peers.reward(peerKey)
      await trusted.set(pairKey, 1, trustSeconds)
    },
    beginUnnamed: async (address) => {
      if (!(await takes(peers, peerOf(address)))) throw tooMany('One peer')
    },
    succeededUnnamed: async (address) => {
      await peers.reward(peerOf(address))
    },
  }
}

function optionsOf({ failures, seconds }: Limit): IRateLimiterOptions {
  return { points: failures, duration: seconds }
}

async function takes(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key)
    return true
  } catch (error) {
    if (error instanceof RateLimiterRes) return false
    throw error
  }
}

function tooMany(who: string): Refusal {
  return new Refusal('identity/too-many', 429, `${who} has failed too often.`)
}

/** Who has one IPv6 address has the 2^64 beside it. */
function peerOf(address: string | null): string {
  if (address === null) return 'inside'
  if (!address.includes(':')) return address
  const bytes = ipaddr.parse(address).toByteArray()
  return Buffer.from(bytes.slice(0, 8)).toString('hex')
}
