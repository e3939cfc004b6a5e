import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import type { ClockBefore } from './clockBefore.js'
import { periodEnds } from './periodEnds.js'
import type { Rules } from './rulebook.js'
import { snapMoments } from './snapMoments.js'

/** A moment at which the ball may be snapped; what holds then, the clock not running any more. */
export interface Snap {
  readonly state: GameState
  /** The clock has run until this snap: a foul that stops it first may cost seconds. */
  readonly clockRan: boolean
}

/** The moments among which the two sides decide before a snap. */
export interface Snaps {
  readonly snaps: readonly Snap[]
  readonly offenseStops: Snap | null
  readonly defenseStops: Snap | null
}

/**
 * When the ball may be snapped next. A clock that stands, stands until the snap. A clock that runs is a matter of both
 * sides' choice where seconds decide (`outOfBoundsStops`: late in either half, and overtime); before, the snap comes
 * after the usual time. A quarter after which the ball stays where it is may be waited out.
 *
 * @returns at least one snap or a timeout of the offense; a team that the clock has all but beaten snaps at the last second
 */
export function snapsFrom(state: GameState, clock: ClockBefore, rules: Rules): Snaps {
  const { secondsLeft } = state
  if (!clock.running || secondsLeft === 0) return only({ state, clockRan: false })
  if (!secondsDecide(state, rules)) return only(usualSnap(state, clock, rules))
  const moments = snapMoments(state, clock.playClock, rules)
  const waited = moments.mayRunOut ? periodEnds(stateWith(state, { secondsLeft: 0 }), rules) : null
  const nextPeriod = waited?.phase === 'scrimmage' ? [standing(waited)] : []
  const snaps = [...moments.snaps.map((at) => running(at, state, rules)), ...nextPeriod]
  const atLast = { state: stateWith(state, { secondsLeft: Math.min(1, secondsLeft) }), clockRan: true }
  return {
    snaps: snaps.length > 0 || moments.offenseStops ? snaps : [atLast],
    offenseStops: moments.offenseStops && standing(moments.offenseStops),
    defenseStops: moments.defenseStops && standing(moments.defenseStops),
  }
}

function only(snap: Snap): Snaps {
  return { snaps: [snap], offenseStops: null, defenseStops: null }
}

function secondsDecide({ quarter, secondsLeft }: GameState, { outOfBoundsStops }: Rules): boolean {
  if (quarter === 2) return secondsLeft <= outOfBoundsStops.firstHalf
  return quarter >= 4 && secondsLeft <= outOfBoundsStops.secondHalf
}

/** The mean time between two snaps, less the play and what of the play clock is gone already. */
function usualSnap(state: GameState, { playClock }: ClockBefore, rules: Rules): Snap {
  const { runoff, twoMinuteWarning } = rules
  const wait = Math.max(0, playClock - (runoff.playClock - (runoff.betweenSnaps - runoff.play)))
  const isWarned = state.quarter === 2 || state.quarter >= 4
  const secondsLeft = state.secondsLeft - wait
  if (isWarned)
    return running(stateWith(state, { secondsLeft: Math.max(secondsLeft, twoMinuteWarning) }), state, rules)
  if (secondsLeft > 0) return running(stateWith(state, { secondsLeft }), state, rules)
  return standing(periodEnds(stateWith(state, { secondsLeft: 0 }), rules))
}

/** The clock stands again if the two-minute warning has just stopped it. */
function running(at: GameState, from: GameState, { twoMinuteWarning }: Rules): Snap {
  const isWarning = at.secondsLeft === twoMinuteWarning && from.secondsLeft > twoMinuteWarning
  const isWarned = isWarning && (from.quarter === 2 || from.quarter >= 4)
  return { state: at, clockRan: !isWarned }
}

function standing(state: GameState): Snap {
  return { state, clockRan: false }
}
