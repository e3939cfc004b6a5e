import { DataError } from '@fourthright/guide'
import type { FeedPlay } from './gameDetail.js'

/** The error for a clock that is no time of a quarter. */
export function badClock({ playId, clock }: FeedPlay): DataError {
  return new DataError('feed/clock', {
    field: 'clockTime',
    value: clock,
    valid: 'time left in the quarter as mm:ss, 00:00 to 15:00',
    message: `The clock of the play ${playId} reads "${clock}", which is no time of a quarter.`,
  })
}

/** The error for a feed of other teams than the game's. */
export function otherGame(game: string, teams: string): DataError {
  return new DataError('feed/other-game', {
    field: 'homeTeam',
    value: teams,
    valid: `the teams of ${game}`,
    message: `The feed is of ${teams}, not of ${game}.`,
  })
}
