import type { KeyObject } from 'node:crypto'
import type { Queryable } from '../store/database.js'
import { statement } from '../store/statement.js'
import { type AuditHead, isSigned, readHead } from './auditHead.js'
import { type ChainLine, hashOf, start, type Tail } from './auditLine.js'

const linesAfter = statement('audit/linesAfter.sql')
const headsUpTo = statement('audit/headsUpTo.sql')
const lastHead = statement('audit/lastHead.sql')
const countUpTo = statement('audit/countUpTo.sql')

const linesOfAPage = 1000

/** The first line that is not as it was written. */
export class Broken extends Error {
  constructor(
    readonly sequence: bigint,
    message: string,
  ) {
    super(message)
  }
}

/**
 * Checks one replica's chain.
 *
 * @throws Broken
 */
export async function verifyChain(
  database: Queryable,
  replica: string,
  publicKey: KeyObject,
  headsDirectory: string,
): Promise<{ lines: number; unsigned: number }> {
  // Heads are asked for first: lines that are written meanwhile then only make the chain longer than it must be.
  const outside = headOutside(replica, publicKey, headsDirectory)
  const [within] = await database.query<{ sequence: bigint | null }>(lastHead, [replica])
  const signed = greater(within?.sequence ?? 0n, outside?.sequence ?? 0n)

  let tail: Tail = start
  for (;;) {
    const page = await database.query<ChainLine>(linesAfter, [replica, tail.sequence, linesOfAPage])
    if (page.length === 0) break
    const from = tail.sequence
    const hashes = new Map<bigint, Uint8Array>()
    for (const line of page) {
      checkLine(line, tail, replica)
      hashes.set(line.sequence, line.hash)
      tail = line
    }
    const heads = await database.query<AuditHead>(headsUpTo, [replica, from, tail.sequence])
    for (const head of heads) checkHead(head, hashes.get(head.sequence), publicKey)
    if (outside !== undefined && outside.sequence > from && outside.sequence <= tail.sequence)
      checkHead(outside, hashes.get(outside.sequence), publicKey)
  }

  if (tail.sequence < signed)
    throw new Broken(tail.sequence + 1n, `The chain was signed up to line ${signed} and ends before.`)
  const [count] = await database.query<{ many: bigint }>(countUpTo, [replica, tail.sequence])
  if (count?.many !== tail.sequence)
    throw new Broken(tail.sequence, 'There are more lines up to this one than its number says.')
  return { lines: Number(tail.sequence), unsigned: Number(tail.sequence - signed) }
}

function headOutside(replica: string, publicKey: KeyObject, headsDirectory: string): AuditHead | undefined {
  const head = readHead(headsDirectory, replica)
  if (head === undefined) return undefined
  if (head === 'unreadable') throw new Broken(0n, 'The signed head outside of the database cannot be read.')
  if (head.replica !== replica)
    throw new Broken(head.sequence, `The signed head outside of the database is of ${head.replica}.`)
  if (!isSigned(head, publicKey))
    throw new Broken(
      head.sequence,
      'The head outside of the database is not signed with the key of the audit.',
    )
  return head
}

function checkLine({ sequence, at, line, previousHash, hash }: ChainLine, tail: Tail, replica: string): void {
  const expected = tail.sequence + 1n
  if (sequence !== expected)
    throw new Broken(expected, `Line ${expected} is missing; ${sequence} comes next.`)
  if (!same(previousHash, tail.hash)) throw new Broken(sequence, 'It does not continue the line before it.')
  if (!same(hash, hashOf(tail.hash, line)))
    throw new Broken(sequence, 'Its text is not the one that was hashed.')
  const said = saidBy(line)
  if (said?.replica !== replica)
    throw new Broken(sequence, 'It was written for the chain of another replica.')
  if (said.sequence !== String(sequence)) throw new Broken(sequence, 'It was written as another line.')
  if (said.at !== isoOf(at)) throw new Broken(sequence, 'It was written at another time.')
}

function saidBy(line: string): { replica?: unknown; sequence?: unknown; at?: unknown } | null {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** Undefined for `infinity`, which the column can hold. */
function isoOf(at: Date): string | undefined {
  return at instanceof Date && !Number.isNaN(at.getTime()) ? at.toISOString() : undefined
}

function checkHead(head: AuditHead, hash: Uint8Array | undefined, publicKey: KeyObject): void {
  if (!isSigned(head, publicKey))
    throw new Broken(head.sequence, 'Its head is not signed with the key of the audit.')
  if (hash === undefined || !same(hash, head.hash))
    throw new Broken(head.sequence, 'The chain up to here is not the one that was signed.')
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

function greater(one: bigint, other: bigint): bigint {
  return one > other ? one : other
}
