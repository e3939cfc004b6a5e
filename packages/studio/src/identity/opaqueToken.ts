import { timingSafeEqual } from 'node:crypto'
import { hashOf } from '../presign/secret.js'

/** Whether a token is the one of a kept hash, in the same time whatever the answer. */
export function isTokenOf(token: string, hash: Uint8Array): boolean {
  const own = hashOf(token)
  return hash.length === own.length && timingSafeEqual(own, hash)
}
