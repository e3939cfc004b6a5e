import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import type { Rules } from './rulebook.js'

/** What the two sides may make of a clock that runs until the next snap. */
export interface SnapMoments {
  /** States at the snaps from which the offense chooses: soon, late, or just in time for a last kick. */
  readonly snaps: readonly GameState[]
  /** It may let the half run out. */
  readonly mayRunOut: boolean
  /** A timeout of the offense or of the defense stops the clock at once; null where nobody would, or could. */
  readonly offenseStops: GameState | null
  readonly defenseStops: GameState | null
}

/** Behind by no more, a field goal wins or ties: then either side may want the clock to run. */
const kickPoints = 3

/**
 * The moments at which the ball may be snapped next.
 *
 * The offense is ready some seconds after the last play and must snap before the play clock is at zero; the clock stands
 * at the two-minute warning. Who is ahead never hurries; who is behind never waits, unless a likely field goal ties or
 * wins; and their opponents answer in kind. Else every moment is weighed.
 *
 * @param state the clock runs in it; its `clockRuns` is not looked at
 * @param playClock seconds on the play clock
 */
export function snapMoments(state: GameState, playClock: number, rules: Rules): SnapMoments {
  const { runoff } = rules
  const late = state.quarter >= 4
  const lead = state.offenseScore - state.defenseScore
  const isKickAway = lead >= -kickPoints && (state.yardsToGoal ?? 50) <= rules.likelyKick
  const [hurries, waits] = [!late || lead <= 0, !late || lead >= 0 || isKickAway]
  const now = stateWith(state, { clockRuns: false })
  const ready = Math.max(0, playClock - (runoff.playClock - runoff.hurryUp))
  const soonest = atLeast(now.secondsLeft - ready, state, rules)
  const latest = atLeast(now.secondsLeft - Math.max(ready, playClock - 1), state, rules)
  const inTimeForAKick = Math.min(soonest, Math.max(latest, runoff.fieldGoal))
  const seconds = new Set([...(hurries ? [soonest] : []), ...(waits ? [inTimeForAKick, latest] : [])])
  const stops = (side: 'offenseTimeouts' | 'defenseTimeouts', wants: boolean) =>
    wants && now[side] > 0 ? stateWith(now, { [side]: now[side] - 1 }) : null
  return {
    snaps: [...seconds].filter((left) => left > 0).map((secondsLeft) => stateWith(now, { secondsLeft })),
    mayRunOut: now.secondsLeft <= playClock,
    offenseStops: stops('offenseTimeouts', hurries),
    defenseStops: stops('defenseTimeouts', waits),
  }
}

/** The clock, run down to that time or to the two-minute warning. */
function atLeast(secondsLeft: number, from: GameState, { twoMinuteWarning }: Rules): number {
  const isWarned = from.quarter !== 1 && from.quarter !== 3 && from.secondsLeft > twoMinuteWarning
  return isWarned ? Math.max(secondsLeft, twoMinuteWarning) : secondsLeft
}
