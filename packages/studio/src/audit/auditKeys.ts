import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StudioStateError } from '../errors/studioError.js'
import { placeFile } from '../store/durableFile.js'
import { readKeyFile } from '../store/keyFile.js'

/** What signs the audit. It lives outside the database, as do the signed heads. */
export interface AuditKeys {
  readonly publicKey: KeyObject
  /** Folder of the signed heads, a file a replica. */
  readonly headsDirectory: string
  /** Ed25519. */
  sign(message: Uint8Array): Uint8Array
}

/** What verifies the audit. */
export type AuditPublicKeys = Pick<AuditKeys, 'publicKey' | 'headsDirectory'>

/**
 * The key pair `audit.key`, `audit.pub` of a folder; made at the first start.
 *
 * @throws StudioStateError `audit/key` where only the public key is left, or the two are not a pair
 * @throws StudioStateError `vault/loose-permissions` `vault/unreadable` of the private key
 */
export function openAuditKeys(keysDirectory: string): AuditKeys {
  const { privatePath, publicPath, headsDirectory } = placesIn(keysDirectory)
  // A lost key is not replaced in silence: nobody could tell the new chain from a forged one.
  const privateKey = readPrivate(privatePath, existsSync(publicPath) ? undefined : newKey)
  const publicKey = createPublicKey(privateKey)
  const text = publicKey.export({ type: 'spki', format: 'pem' }) as string
  if (!existsSync(publicPath)) placeFile(publicPath, text, 'replace')
  if (!readPublic(publicPath).equals(publicKey)) throw notAPair(publicPath)
  return { publicKey, headsDirectory, sign: (message) => Uint8Array.from(sign(null, message, privateKey)) }
}

/**
 * The public half only, to verify with.
 *
 * @throws StudioStateError `audit/key`
 */
export function openAuditPublicKeys(keysDirectory: string): AuditPublicKeys {
  const { publicPath, headsDirectory } = placesIn(keysDirectory)
  return { publicKey: readPublic(publicPath), headsDirectory }
}

function placesIn(keysDirectory: string) {
  return {
    privatePath: join(keysDirectory, 'audit.key'),
    publicPath: join(keysDirectory, 'audit.pub'),
    headsDirectory: join(keysDirectory, 'audit-heads'),
  }
}

function newKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
}

function readPrivate(path: string, make: (() => string) | undefined): KeyObject {
  const text = readKeyFile(path, make)
  try {
    const key = createPrivateKey(text)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // told below, without the text
  }
  throw unreadable(path)
}

function readPublic(path: string): KeyObject {
  try {
    const key = createPublicKey(readFileSync(path))
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // told below
  }
  throw unreadable(path)
}

function unreadable(path: string): StudioStateError {
  return new StudioStateError('audit/key', {
    field: path,
    valid: 'an Ed25519 key in PEM',
    message: `${path} is missing or is no key of the audit. Restore it.`,
  })
}

function notAPair(path: string): StudioStateError {
  return new StudioStateError('audit/key', {
    field: path,
    message: `${path} is not the public half of the audit.key beside it. Restore the two that belong together.`,
  })
}
