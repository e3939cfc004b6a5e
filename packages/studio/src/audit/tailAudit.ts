import type { Queryable } from '../store/database.js'
import { statement } from '../store/statement.js'
import type { AuditEvent } from './audit.js'

const cursorOf = statement('audit/cursor.sql')
const newestBefore = statement('audit/newestBefore.sql')
const oldestAfter = statement('audit/oldestAfter.sql')

const linesOfAPage = 500
const mostPages = 200

/** How far each replica's chain has been read: its name, and the number of the last line that was seen. */
export type AuditCursor = Readonly<Record<string, string>>

/** Lines whose fields are exactly these; what is left out may be anything. */
export type AuditFilter = Partial<Pick<AuditEvent, 'who' | 'what' | 'on' | 'verdict'>>

export interface AuditToRead {
  readonly database: Queryable
  /** Only what has come since; without it the newest lines. */
  readonly after?: AuditCursor
  /** At most so many lines. */
  readonly limit: number
  readonly filter?: AuditFilter
}

export interface KeptLine {
  readonly replica: string
  readonly sequence: bigint
  readonly at: Date
  /** One line of JSON, as it was hashed. */
  readonly line: string
  /** What the line says; null where somebody has made it unreadable. */
  readonly event: AuditEvent | null
}

/**
 * Reads the audit's end, older lines first.
 *
 * @returns the lines, and a cursor after which the next call goes on. Of replicas whose clocks differ no line is missed.
 */
export async function tailAudit({ database, after, limit, filter = {} }: AuditToRead): Promise<{
  lines: KeptLine[]
  cursor: AuditCursor
}> {
  return after === undefined ? newest(database, limit, filter) : since(database, after, limit, filter)
}

async function newest(database: Queryable, limit: number, filter: AuditFilter) {
  const rows = await database.query<{ replica: string; sequence: bigint | null }>(cursorOf)
  const cursor = Object.fromEntries(rows.map(({ replica, sequence }) => [replica, String(sequence ?? 0n)]))
  const lines: KeptLine[] = []
  let oldest: Row | undefined
  for (let page = 0; page < mostPages && lines.length < limit; page++) {
    const before = [oldest?.at, oldest?.replica, oldest?.sequence]
    const found = await database.query<Row>(newestBefore, [...before, linesOfAPage])
    oldest = found.at(-1)
    const known = found.filter(({ replica, sequence }) => sequence <= BigInt(cursor[replica] ?? 0))
    lines.push(...known.map(kept).filter((line) => matches(line, filter)))
    if (found.length < linesOfAPage) break
  }
  return { lines: lines.slice(0, limit).reverse(), cursor }
}

async function since(database: Queryable, after: AuditCursor, limit: number, filter: AuditFilter) {
  const cursor = { ...after }
  const lines: KeptLine[] = []
  for (let page = 0; page < mostPages && lines.length < limit; page++) {
    const seen = [Object.keys(cursor), Object.values(cursor)]
    const found = await database.query<Row>(oldestAfter, [...seen, linesOfAPage])
    for (const row of found) {
      if (lines.length === limit) break
      cursor[row.replica] = String(row.sequence)
      const line = kept(row)
      if (matches(line, filter)) lines.push(line)
    }
    if (found.length < linesOfAPage) break
  }
  return { lines: lines.sort((one, other) => one.at.getTime() - other.at.getTime()), cursor }
}

type Row = Omit<KeptLine, 'event'>

function kept(row: Row): KeptLine {
  try {
    const { who, what, on, from, verdict, why } = JSON.parse(row.line) as AuditEvent
    return { ...row, event: { who, what, on, from, verdict, why } }
  } catch {
    return { ...row, event: null }
  }
}

function matches({ event }: KeptLine, filter: AuditFilter): boolean {
  return Object.entries(filter).every(([field, value]) => event?.[field as keyof AuditFilter] === value)
}
