import type { Form } from './snap.js'
import type { QuarterbackForm, TeamForm } from './tables.js'

/**
 * Form as a log: one entry a game played, with the values as they stood after it.
 * Weeks are season · 100 + week, ascending.
 */
export interface FormRecord {
  readonly league: Form
  readonly teams: Readonly<Record<string, TeamLog>>
  readonly quarterbacks: readonly QuarterbackLog[]
}

export interface TeamLog {
  readonly gameWeeks: readonly number[]
  readonly offEpa: readonly number[]
  readonly defEpa: readonly number[]
  /** Names as in play-by-play. */
  readonly quarterbacks: readonly (string | null)[]
}

export interface QuarterbackLog {
  readonly name: string
  readonly gameWeeks: readonly number[]
  readonly teams: readonly string[]
  readonly qbEpa: readonly number[]
  readonly qbSuccessEpa: readonly number[]
}

/** Form before `week` of `season` (week null: the latest of that season), never anything of that week or later. */
export function teamFormOf(
  record: FormRecord,
  season: number,
  week: number | null,
  team: string,
): TeamForm | undefined {
  const log = record.teams[team]
  const at = log ? lastBefore(log.gameWeeks, season, week) : -1
  if (!log || at < 0) return undefined
  return {
    offEpa: log.offEpa[at] as number,
    defEpa: log.defEpa[at] as number,
    quarterback: log.quarterbacks[at] ?? null,
  }
}

/** Of several players with one name the one whose latest game was for that team is meant, else the latest to play. */
export function quarterbackFormOf(
  record: FormRecord,
  season: number,
  week: number | null,
  name: string,
  team: string,
): QuarterbackForm | undefined {
  const candidates = record.quarterbacks
    .filter((log) => log.name === name)
    .map((log) => ({ log, at: lastBefore(log.gameWeeks, season, week) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => (b.log.gameWeeks[b.at] as number) - (a.log.gameWeeks[a.at] as number))
  const chosen = candidates.find(({ log, at }) => log.teams[at] === team) ?? candidates[0]
  if (!chosen) return undefined
  return {
    qbEpa: chosen.log.qbEpa[chosen.at] as number,
    qbSuccessEpa: chosen.log.qbSuccessEpa[chosen.at] as number,
  }
}

/** Index of the last game week before the asked one, −1 where there is none. */
export function lastBefore(gameWeeks: ArrayLike<number>, season: number, week: number | null): number {
  const asked = season * 100 + (week ?? 99)
  let low = 0
  let high = gameWeeks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((gameWeeks[middle] as number) < asked) low = middle + 1
    else high = middle
  }
  return low - 1
}
