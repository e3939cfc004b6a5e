import { hash, randomBytes } from 'node:crypto'

const bytesOfSecret = 32

/** 32 bytes in base64url. */
const secretForm = /^[A-Za-z0-9_-]{43}$/

/** A new secret of 256 bits, as it stands in URLs and cookies. */
export function newSecret(): string {
  return randomBytes(bytesOfSecret).toString('base64url')
}

export function isSecret(text: unknown): text is string {
  return typeof text === 'string' && secretForm.test(text)
}

/**
 * What is kept of a secret. 256 random bits need no salt, and a look-up by hash takes no time that would tell how
 * much of a guess was right.
 */
export function hashOf(secret: string): Buffer {
  return Buffer.from(hashTextOf(secret), 'base64url')
}

/** The same as text. Asked on every request, so without a hash object, which costs more than the hashing. */
export function hashTextOf(secret: string): string {
  return hash('sha256', secret, 'base64url')
}
