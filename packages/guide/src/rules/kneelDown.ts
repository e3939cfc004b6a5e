import type { GameState } from '../situation/gameState.js'
import { type ClockBefore, standing } from './clockBefore.js'
import type { Rules } from './rulebook.js'

const lastDown = 4

/** Can the leading offense run out the clock of the game by kneeling, whatever the defense does? */
export function canKneelOut(state: GameState, rules: Rules, clock = standing): boolean {
  return state.quarter >= 4 && state.offenseScore > state.defenseScore && canRunOut(state, rules, clock)
}

/**
 * Can the offense end the half by kneeling, whatever the defense does? Each kneel takes its own seconds and a yard.
 * After it the play clock runs, and the game clock with it, unless the defense takes a timeout at any second or the
 * two-minute warning stops it; the offense snaps when one second is left, or lets the half run out. After a kneel on
 * fourth down the defense has the ball.
 *
 * @param clock whether the clock runs before this snap already, and how much of the play clock is left
 */
export function canRunOut(state: GameState, rules: Rules, clock: ClockBefore = standing): boolean {
  const { phase, secondsLeft, defenseTimeouts } = state
  if (phase !== 'scrimmage' || !endsHalf(state, rules)) return false
  // a kneel in the own end zone is a safety; each of those before has cost a yard
  const room = 100 - (state.yardsToGoal ?? 50)
  const last = Math.min(lastDown, (state.down ?? lastDown) + Math.ceil(room) - 2)
  const moment = { down: state.down ?? lastDown, secondsLeft, timeouts: defenseTimeouts, last }
  return clock.running ? runsOut(moment, clock.playClock, rules) : kneelsOut(moment, rules)
}

/** After the first and third quarter, and between overtime periods that go on until a score, the ball stays. */
function endsHalf({ quarter, overtime }: GameState, rules: Rules): boolean {
  return quarter === 2 || (overtime ? rules.mayTie : quarter === 4)
}

interface Moment {
  readonly down: number
  readonly secondsLeft: number
  /** The defense's. */
  readonly timeouts: number
  /** The last down on which there is a kneel. */
  readonly last: number
}

/** The clock stands and the ball is snapped. */
function kneelsOut({ down, secondsLeft, timeouts, last }: Moment, rules: Rules): boolean {
  if (down > last) return false
  const after = secondsLeft - rules.runoff.kneel
  if (after <= 0) return true
  const next = { down: down + 1, secondsLeft: after, timeouts, last }
  const isWarned = secondsLeft > rules.twoMinuteWarning && after <= rules.twoMinuteWarning
  return isWarned ? kneelsOut(next, rules) : runsOut(next, rules.runoff.playClock, rules)
}

/** The clock runs. The defense stops it at once or not at all, since a stop later saves less. */
function runsOut(moment: Moment, playClock: number, rules: Rules): boolean {
  const { down, secondsLeft, timeouts } = moment
  // after a kneel on fourth down the ball is the defense's and the clock stands
  if (down > lastDown) return false
  if (timeouts > 0 && !kneelsOut({ ...moment, timeouts: timeouts - 1 }, rules)) return false
  if (secondsLeft <= playClock) return true
  const { twoMinuteWarning } = rules
  const isWarned = secondsLeft > twoMinuteWarning && secondsLeft - playClock <= twoMinuteWarning
  const burned = secondsLeft - Math.max(0, playClock - 1)
  return kneelsOut({ ...moment, secondsLeft: isWarned ? twoMinuteWarning : burned }, rules)
}
