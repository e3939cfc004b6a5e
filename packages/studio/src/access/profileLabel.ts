import { createHash } from 'node:crypto'

const longestLabel = 63
const tailLength = 10
const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * The label of a profile in host names: its name in lower case, as far as it fits, and ten letters of a hash, since
 * `Alice` and `alice` are two profiles and one host name. Each profile has an origin of its own.
 *
 * @example profileLabel('d-4thanddecide', 'alice') // 'alice-' and ten letters
 */
export function profileLabel(domainId: string, profile: string): string {
  const hash = createHash('sha256').update(`${domainId}/${profile}`).digest()
  const tail = Array.from(hash.subarray(0, tailLength), (byte) => letters[byte % letters.length]).join('')
  return `${profile.toLowerCase().slice(0, longestLabel - tailLength - 1)}-${tail}`
}
