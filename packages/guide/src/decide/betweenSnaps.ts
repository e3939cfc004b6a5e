import { periodEnds } from '../rules/periodEnds.js'
import { snapMoments } from '../rules/snapMoments.js'
import type { GameState } from '../situation/gameState.js'
import type { Appraisal, Worth } from './appraisal.js'

/**
 * The small game between two snaps while the clock runs, worth to the offense what both sides can hold: the offense
 * takes a timeout, or lets the clock run and snaps when it likes, or lets the half run out; against the latter two the
 * defense may take a timeout. The play clock has just been started.
 */
export function betweenSnaps(state: GameState, appraisal: Appraisal): Worth {
  const { rules } = appraisal.stakes
  const moments = snapMoments(state, rules.runoff.playClock, rules)
  const ends = { ...state, clockRuns: false, secondsLeft: 0 }
  const next = moments.mayRunOut ? [...moments.snaps, periodEnds(ends, rules)] : moments.snaps
  const worthOf = (after: GameState) => appraisal.from(state, after)
  return heldWorth({
    snaps: next.map(worthOf),
    offenseStops: moments.offenseStops && worthOf(moments.offenseStops),
    defenseStops: moments.defenseStops && worthOf(moments.defenseStops),
  })
}

/** What each way to the next snap is worth to the offense. */
export interface WaysToSnap {
  readonly snaps: readonly Worth[]
  readonly offenseStops: Worth | null
  readonly defenseStops: Worth | null
}

/** The offense takes the best snap that the defense does not stop, or its own timeout if that is better. */
export function heldWorth({ snaps, offenseStops, defenseStops }: WaysToSnap): Worth {
  return () => {
    const letRun = Math.max(...snaps.map((worth) => worth()))
    const stopped = defenseStops ? defenseStops() : Number.POSITIVE_INFINITY
    const own = offenseStops ? offenseStops() : Number.NEGATIVE_INFINITY
    return Math.max(own, Math.min(letRun, stopped))
  }
}
