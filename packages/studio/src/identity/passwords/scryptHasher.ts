import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { StudioStateError } from '../../errors/studioError.js'
import type { PasswordHasher } from './passwordHasher.js'
import { turnstile } from './turnstile.js'

/** Cost of one computation: N = 2^ln, block size r, p times; it takes 128 · N · r bytes. */
export interface ScryptCost {
  readonly ln: number
  readonly r: number
  readonly p: number
}

/** OWASP Password Storage Cheat Sheet, scrypt: N = 2^15, r = 8, p = 3 (32 MiB). */
const advised: ScryptCost = { ln: 15, r: 8, p: 3 }

export interface ScryptHasherOptions {
  readonly cost?: ScryptCost
  /** Computations at once. They share libuv's four threads with files and names, so not all of them. */
  readonly atOnce?: number
  /** How many more may wait before others are refused. */
  readonly waiting?: number
}

const hashBytes = 32
const keptForm = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/
/** What a kept hash may ask for: 1 GiB. More is a broken row, and no reason to use up the machine. */
const mostBytes = 2 ** 30

/**
 * scrypt of Node. Kept hashes carry their parameters, so that the cost can grow: who signs in gets a new one.
 * `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`
 */
export function scryptHasher(options: ScryptHasherOptions = {}): PasswordHasher {
  const cost = options.cost ?? advised
  const through = turnstile(options.atOnce ?? 2, options.waiting ?? 64)
  const prefix = `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$`
  return {
    hash: async (password) => {
      const salt = randomBytes(16)
      const hash = await through(() => compute(password, salt, cost))
      return `${prefix}${salt.toString('base64url')}$${hash.toString('base64url')}`
    },
    matches: async (password, kept) => {
      const { salt, hash, cost: then } = read(kept)
      return timingSafeEqual(await through(() => compute(password, salt, then)), hash)
    },
    isOutdated: (kept) => !kept.startsWith(prefix),
  }
}

function compute(password: string, salt: Buffer, { ln, r, p }: ScryptCost): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 2 * bytesOf({ ln, r, p }) }
  return new Promise((resolve, reject) => {
    // Keyboards differ in how they put accents together; NFC makes them one password (RFC 8265, OpaqueString).
    scrypt(password.normalize('NFC'), salt, hashBytes, options, (error, hash) =>
      error ? reject(error) : resolve(hash),
    )
  })
}

function read(kept: string): { salt: Buffer; hash: Buffer; cost: ScryptCost } {
  const [, ln, r, p, salt, hash] = keptForm.exec(kept) ?? []
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) }
  if (salt === undefined || hash === undefined || !(bytesOf(cost) <= mostBytes)) {
    throw new StudioStateError('identity/password-hash', {
      field: 'pool_user.password_hash',
      message: 'The hash that is kept of a password cannot be read. Set the password again.',
    })
  }
  return { salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url'), cost }
}

function bytesOf({ ln, r, p }: ScryptCost): number {
  return 128 * r * (2 ** ln + p)
}
