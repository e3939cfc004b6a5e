import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { StudioStateError } from '../errors/studioError.js'
import { readKeyFile } from './keyFile.js'

/** Keeps secrets that must be recovered (signing keys), sealed with a key that is not in the database. */
export interface Vault {
  /** Authenticated encryption; `purpose` is bound to it, so that a sealed text opens nowhere else. */
  seal(secret: string, purpose: string): Uint8Array
  /** @throws StudioStateError `vault/not-ours` where key, purpose or text are not those that sealed it */
  open(sealed: Uint8Array, purpose: string): string
}

const cipher = 'aes-256-gcm'
/** A sealed text: this byte, a nonce, the tag, the encrypted text. */
const version = 1
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const headBytes = 1 + nonceBytes + tagBytes

/**
 * The vault whose key is `vault.key` in a folder outside the database; made at the first start.
 *
 * @throws StudioStateError `vault/loose-permissions` `vault/unreadable` `vault/wrong-length` of the key
 */
export function openVault(keysDirectory: string): Vault {
  const path = join(keysDirectory, 'vault.key')
  const key = readKeyFile(path, () => randomBytes(keyBytes))
  if (key.length !== keyBytes)
    throw new StudioStateError('vault/wrong-length', {
      field: path,
      value: key.length,
      valid: `${keyBytes} bytes`,
      message: `${path} is not a key of this studio. Restore the one that sealed the database.`,
    })
  return {
    seal(secret, purpose) {
      const nonce = randomBytes(nonceBytes)
      const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes }).setAAD(bound(purpose))
      const text = Buffer.concat([sealing.update(secret, 'utf8'), sealing.final()])
      return Uint8Array.from(Buffer.concat([Uint8Array.of(version), nonce, sealing.getAuthTag(), text]))
    },
    open(sealed, purpose) {
      if (sealed[0] !== version || sealed.length < headBytes) throw notOurs(purpose)
      const nonce = sealed.subarray(1, 1 + nonceBytes)
      try {
        const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes })
          .setAAD(bound(purpose))
          .setAuthTag(sealed.subarray(1 + nonceBytes, headBytes))
        return Buffer.concat([opening.update(sealed.subarray(headBytes)), opening.final()]).toString('utf8')
      } catch {
        throw notOurs(purpose)
      }
    },
  }
}

/** What the tag vouches for beside the text. */
function bound(purpose: string): Buffer {
  return Buffer.concat([Uint8Array.of(version), Buffer.from(purpose, 'utf8')])
}

function notOurs(purpose: string): StudioStateError {
  return new StudioStateError('vault/not-ours', {
    field: purpose,
    message: `What is sealed for ${purpose} was not sealed by this vault. Restore the vault.key that did.`,
  })
}
