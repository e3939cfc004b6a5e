import { maybeTeam } from '@fourthright/guide'
import { type ColumnKind, nullSpellings } from './play.js'

const isNull: ReadonlySet<string> = new Set(nullSpellings)

/** A cell of a number, integer or flag column: NaN for null, undefined for a text that is no such number. */
export function maybeNumber(text: string, kind: ColumnKind): number | undefined {
  if (isNull.has(text)) return Number.NaN
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(value)) return undefined
  if (kind === 'integer') return Number.isInteger(value) ? value : undefined
  if (kind === 'flag') return value === 0 || value === 1 ? value : undefined
  return value
}

/** A cell of a text or team column, without spaces around it: null for null, undefined for a team that nobody knows. */
export function maybeText(text: string, kind: ColumnKind): string | null | undefined {
  if (isNull.has(text)) return null
  if (kind === 'team') return maybeTeam(text)
  return text.replace(/^ +| +$/g, '') || null
}
