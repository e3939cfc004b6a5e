import type { FootballModels, MissedKickInput } from './footballModels.js'

/** Shares of kicks that are no good, up to and including `upTo` yards of kick distance. */
export interface MissedKickRow {
  readonly upTo: number
  /** P(blocked | no good). */
  readonly blocked: number
  /** P(run back for a touchdown | missed, not blocked). */
  readonly returnTouchdown: number
}

/** Counts of what becomes of field goal tries that are no good. */
export interface MissedKickModel {
  readonly rows: readonly MissedKickRow[]
  /** P(run back for a touchdown | blocked). */
  readonly blockedReturnTouchdown: number
  /** Equally likely places of the ball after another block, in yards behind the line of scrimmage. */
  readonly blockedSpots: readonly number[]
}

const inputs: readonly (keyof MissedKickInput)[] = ['kickDistance']

/** What a field goal try that is no good brings, counted from play-by-play by distance. */
export function missedKickModel(model: MissedKickModel): FootballModels['missedKick'] {
  const { blockedReturnTouchdown, blockedSpots } = model
  const spots = blockedSpots.map((yards) => ({ yards, probability: 1 / blockedSpots.length }))
  return {
    name: 'missedKick',
    inputs,
    predict: (batch) =>
      batch.map(({ kickDistance }) => {
        const row = model.rows.find(({ upTo }) => kickDistance <= upTo) ?? model.rows.at(-1)
        const { blocked = 0, returnTouchdown = 0 } = row ?? {}
        return { blocked, returnTouchdown, blockedReturnTouchdown, blockedSpots: spots }
      }),
  }
}
