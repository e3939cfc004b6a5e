import { periodEnds } from '../rules/periodEnds.js'
import { snapMoments } from '../rules/snapMoments.js'
import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import type { Appraisal, Worth } from './appraisal.js'
import { eachWay, heldWorth } from './waysToSnap.js'

/**
 * The small game between two snaps while the clock runs, worth to the offense what both sides can hold: the offense
 * takes a timeout, or lets the clock run and snaps when it likes, or lets the half run out; against the latter two the
 * defense may take a timeout. The play clock has just been started.
 */
export function betweenSnaps(state: GameState, appraisal: Appraisal): Worth {
  const { rules } = appraisal.stakes
  const moments = snapMoments(state, rules.runoff.playClock, rules)
  const ends = stateWith(state, { clockRuns: false, secondsLeft: 0 })
  const snaps = moments.mayRunOut ? [...moments.snaps, periodEnds(ends, rules)] : moments.snaps
  return heldWorth(eachWay({ ...moments, snaps }, (after) => appraisal.from(state, after)))
}
