import { createHash, randomBytes } from 'node:crypto'

const bytesOfSecret = 32

/** 32 bytes in base64url. */
const secretForm = /^[A-Za-z0-9_-]{43}$/

/** A new secret of 256 bits, as it stands in URLs and cookies. */
export function newSecret(): string {
  return randomBytes(bytesOfSecret).toString('base64url')
}

export function isSecret(text: string): boolean {
  return secretForm.test(text)
}

/**
 * What is kept of a secret. 256 random bits need no salt, and a look-up by hash takes no time that would tell how
 * much of a guess was right.
 */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
