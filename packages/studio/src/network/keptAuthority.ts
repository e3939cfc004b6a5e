import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { StudioStateError } from '../errors/studioError.js'
import { constrainedNames, type SigningAuthority } from './certificates.js'

/**
 * The authority that lies in a file, key and certificate in one, so that there is never one without the other.
 *
 * @returns undefined where there is no file
 * @throws StudioStateError `network/authority-open`, `network/authority-broken`
 */
export function maybeKeptAuthority(path: string): SigningAuthority | undefined {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode
  if (mode === undefined) return undefined
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new StudioStateError('network/authority-open', {
      field: 'directory',
      valid: 'mode 0600',
      message: `Others than its owner can read ${path}; whoever did can pretend to be the studio. Make a new one.`,
    })
  const authority = maybeAuthority(readFileSync(path, 'utf8'))
  if (authority !== undefined) return authority
  throw new StudioStateError('network/authority-broken', {
    field: 'directory',
    message: `${path} holds no authority of the studio: its key, and its certificate with the names it speaks for.`,
  })
}

function maybeAuthority(text: string): SigningAuthority | undefined {
  const [key] = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(text) ?? []
  const [certificate] = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(text) ?? []
  if (key === undefined || certificate === undefined) return undefined
  try {
    const read = new X509Certificate(certificate)
    const names = constrainedNames(certificate)
    const isPair = read.ca && read.checkPrivateKey(createPrivateKey(key))
    return isPair && names.length > 0
      ? { key, certificate, names, endsAt: Date.parse(read.validTo) }
      : undefined
  } catch {
    return undefined
  }
}

/**
 * Writes a new authority: whole or not at all, and never over another; of two that come at once the first stays.
 *
 * @returns the one that is kept
 */
export function keepAuthority(path: string, made: SigningAuthority): SigningAuthority {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeDurably(draft, `${made.key}\n${made.certificate}\n`, 0o600)
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  syncDirectory(dirname(path))
  return maybeKeptAuthority(path) ?? made
}

/** Lays the certificate alone beside it, for everybody to read and trust. */
export function showCertificate(path: string, certificate: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeDurably(draft, `${certificate}\n`, 0o644)
  renameSync(draft, path)
}

function writeDurably(path: string, text: string, mode: number): void {
  const file = openSync(path, 'wx', mode)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function syncDirectory(path: string): void {
  if (process.platform === 'win32') return
  const directory = openSync(path, 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}
