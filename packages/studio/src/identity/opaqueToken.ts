import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits as 43 letters: what is given out, and kept nowhere. */
export function newOpaqueToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Whether a text can be one of `newOpaqueToken` at all. */
export function isOpaqueToken(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Za-z0-9_-]{43}$/.test(text)
}

/** What is kept of it. Plain SHA-256 will do: nobody guesses 256 bits. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Whether a token is the one of a kept hash, in the same time whatever the answer. */
export function isTokenOf(token: string, hash: Uint8Array): boolean {
  const own = hashOf(token)
  return hash.length === own.length && timingSafeEqual(own, hash)
}
