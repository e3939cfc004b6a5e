import { createHash } from 'node:crypto'
import type { AuditEvent } from './audit.js'

/** Where a chain has come to: its last line's number and hash. */
export interface Tail {
  readonly sequence: bigint
  readonly hash: Uint8Array
}

/** A line of a chain, as it is kept. */
export interface ChainLine extends Tail {
  readonly at: Date
  readonly line: string
  readonly previousHash: Uint8Array
}

/** Before the first line. */
export const start: Tail = { sequence: 0n, hash: new Uint8Array(32) }

/** Longest texts in UTF-16 units: who asks may choose them, and must not fill the disk (CVE-2026-54338). */
const longest = { name: 256, target: 512, reason: 1024 }

/** The line that continues a chain after `tail`. */
export function nextLine(tail: Tail, replica: string, event: AuditEvent, at: Date): ChainLine {
  const sequence = tail.sequence + 1n
  const line = lineOf(replica, sequence, event, at)
  return { sequence, at, line, previousHash: tail.hash, hash: hashOf(tail.hash, line) }
}

/** SHA-256 over the previous hash and the line. */
export function hashOf(previousHash: Uint8Array, line: string): Uint8Array {
  return Uint8Array.from(createHash('sha256').update(previousHash).update(line, 'utf8').digest())
}

/**
 * An event as one line of JSON: its keys always in this order, nothing in it that breaks a line or steers a terminal,
 * long texts cut.
 */
function lineOf(replica: string, sequence: bigint, event: AuditEvent, at: Date): string {
  const { who, what, on, from, verdict, why } = event
  return visible(
    JSON.stringify({
      replica,
      sequence: String(sequence),
      at: at.toISOString(),
      who: plain(who, longest.name),
      what: plain(what, longest.name),
      on: plain(on, longest.target),
      from: { entryPoint: plain(from.entryPoint, longest.name), address: plain(from.address, longest.name) },
      verdict,
      why: plain(why, longest.reason),
    }),
  )
}

/** Cut, and without what PostgreSQL's text and JSON cannot hold: NUL and halves of characters. */
function plain(text: string | null, most: number): string | null {
  if (text === null) return null
  const cut = text.length > most ? `${text.slice(0, most - 1)}…` : text
  return cut.replace(/\p{Surrogate}|\0/gu, '\ufffd')
}

/** JSON escapes the control characters below blank; this escapes the rest, separators of lines, and turns of direction. */
function visible(json: string): string {
  return json.replace(/[\u007f-\u009f\p{Zl}\p{Zp}\p{Cf}]/gu, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}
