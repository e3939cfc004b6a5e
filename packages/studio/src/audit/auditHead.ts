import { type KeyObject, verify } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { placeFile } from '../store/durableFile.js'
import type { AuditKeys } from './auditKeys.js'
import type { Tail } from './auditLine.js'

/** A replica's word that its chain had come to a line. */
export interface AuditHead extends Tail {
  readonly replica: string
  readonly at: Date
  /** Ed25519 over all of it. */
  readonly signature: Uint8Array
}

/** Signs where a chain has come to. */
export function signedHead(keys: AuditKeys, replica: string, { sequence, hash }: Tail, at: Date): AuditHead {
  const head = { replica, sequence, hash, at }
  return { ...head, signature: keys.sign(messageOf(head)) }
}

/** Whether a head is signed by the key. */
export function isSigned(head: AuditHead, publicKey: KeyObject): boolean {
  try {
    return verify(null, messageOf(head), publicKey, head.signature)
  } catch {
    return false
  }
}

function messageOf({ replica, sequence, hash, at }: Omit<AuditHead, 'signature'>): Buffer {
  const text = JSON.stringify([
    replica,
    String(sequence),
    Buffer.from(hash).toString('hex'),
    at.toISOString(),
  ])
  return Buffer.from(`fourthright audit head 1\n${text}`)
}

/** Keeps a replica's newest head outside the database. */
export function writeHead(
  headsDirectory: string,
  { replica, sequence, hash, at, signature }: AuditHead,
): void {
  mkdirSync(headsDirectory, { recursive: true, mode: 0o700 })
  const text = JSON.stringify({
    replica,
    sequence: String(sequence),
    hash: Buffer.from(hash).toString('hex'),
    at: at.toISOString(),
    signature: Buffer.from(signature).toString('hex'),
  })
  placeFile(fileOf(headsDirectory, replica), `${text}\n`, 'replace')
}

/** The head kept outside the database; undefined where there is none, `unreadable` where what is there is no head. */
export function readHead(headsDirectory: string, replica: string): AuditHead | 'unreadable' | undefined {
  let text: string
  try {
    text = readFileSync(fileOf(headsDirectory, replica), 'utf8')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : 'unreadable'
  }
  try {
    const head = JSON.parse(text) as Record<'replica' | 'sequence' | 'hash' | 'at' | 'signature', string>
    if (Number.isNaN(Date.parse(head.at))) return 'unreadable'
    return {
      replica: String(head.replica),
      sequence: BigInt(head.sequence),
      hash: Uint8Array.from(Buffer.from(head.hash, 'hex')),
      at: new Date(head.at),
      signature: Uint8Array.from(Buffer.from(head.signature, 'hex')),
    }
  } catch {
    return 'unreadable'
  }
}

/** The replicas of which a head is kept outside the database. */
export function replicasWithHead(headsDirectory: string): string[] {
  try {
    return readdirSync(headsDirectory)
      .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
      .map((name) => name.slice(0, -'.json'.length))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function fileOf(headsDirectory: string, replica: string): string {
  return join(headsDirectory, `${replica}.json`)
}
