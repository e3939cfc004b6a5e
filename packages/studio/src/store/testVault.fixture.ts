import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { StudioStateError } from '../errors/studioError.js'
import type { Vault } from './vault.js'

/** A vault whose key is made at random and lost with it. */
export function testVault(): Vault {
  const key = randomBytes(32)
  return {
    seal: (secret, purpose) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text])
    },
    open: (sealed, purpose) => {
      const bytes = Buffer.from(sealed)
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      cipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(12, 28))
      try {
        return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')
      } catch {
        throw new StudioStateError('vault/not-ours', { message: 'The sealed text is not of this vault.' })
      }
    },
  }
}
