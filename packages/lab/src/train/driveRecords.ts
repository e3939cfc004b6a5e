import type { DriveInput } from '@fourthright/guide'
import type { Frame } from '../features/frame.js'
import { driveNeed } from './driveNeeds.js'

/** How `driveRows.sql` says that a drive ended. */
export const driveEnd = {
  ...{ touchdown: 0, fieldGoal: 1, returnTouchdown: 2, safety: 3, takeover: 4, timeUp: 5 },
} as const

/** A snap, what its offense played for, and how its drive ended. */
export interface DriveRecord {
  readonly input: DriveInput
  readonly end: number
  /** The other side's yards to goal where it took over; else not a number. */
  readonly takeoverSpot: number
  /** To the snap that scored, or to the other side's first one; not a number where time ran out. */
  readonly seconds: number
}

/** The snaps of `driveRows.sql` whose need is known. */
export function driveRecords(frame: Frame): DriveRecord[] {
  const seasonTypes = frame.texts('season_type')
  const columns = [
    ...(['season', 'quarter', 'drive_of_half', 'down', 'yardsToGo', 'yardsToGoal', 'secondsLeft'] as const),
    ...(['lead', 'possessionTeamLine', 'drive_end', 'takeover_spot', 'seconds'] as const),
  ] as const
  return frame.records(columns).flatMap((row, at) => {
    const { season, quarter, lead, secondsLeft, drive_of_half: drive } = row
    const isPostseason = seasonTypes[at] === 'POST'
    const played = driveNeed({ season, isPostseason, quarter, drive, lead, secondsLeft })
    if (!played) return []
    const { down, yardsToGo, yardsToGoal } = row
    const possessionTeamLine = Number.isNaN(row.possessionTeamLine) ? 0 : row.possessionTeamLine
    return {
      input: { down, yardsToGo, yardsToGoal, possessionTeamLine, ...played },
      end: row.drive_end,
      takeoverSpot: row.takeover_spot,
      seconds: row.seconds,
    }
  })
}
