import type { DriveEnds } from '../models/footballModels.js'
import { afterFieldGoal } from '../rules/afterFieldGoal.js'
import { afterSafety } from '../rules/afterSafety.js'
import { afterTouchdown } from '../rules/afterTouchdown.js'
import { possessionChanges } from '../rules/possessionChanges.js'
import type { Rules } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'

/** The favoured team's chance from some moment on, by the seconds left in the period then. */
export type Prospect = (secondsLeft: number) => number

/** What each end of a drive leads to. */
export interface DriveProspects {
  readonly touchdown: Prospect
  readonly fieldGoal: Prospect
  readonly returnTouchdown: Prospect
  readonly safety: Prospect
  /** The other side takes over, so many yards from its goal. */
  readonly takeover: (yardsToGoal: number, secondsLeft: number) => number
  /** Time has run out. */
  readonly timeUp: number
}

/** States that the rules make of each end of a drive; who takes over does so at midfield. */
export function statesAfterDrive(sketch: GameState, rules: Rules) {
  return {
    touchdown: afterTouchdown(sketch, 'offense', 0, rules),
    fieldGoal: afterFieldGoal(sketch, rules),
    returnTouchdown: afterTouchdown(sketch, 'defense', 0, rules),
    safety: afterSafety(sketch, 0, rules),
    takeover: possessionChanges(sketch, { yardsToGoal: 50, seconds: 0 }, rules),
  }
}

/**
 * The mean over a drive's ends, and over the seconds that they take.
 */
export function worthOfDrive(
  ends: DriveEnds,
  prospects: DriveProspects,
  secondsLeft: number,
  rules: Rules,
): number {
  const scored = (prospect: Prospect, snapToDeadBall: number) =>
    meanOver(ends.scoreSeconds, (seconds) => prospect(Math.max(0, secondsLeft - seconds - snapToDeadBall)))
  const against = (prospect: Prospect) =>
    meanOver(ends.takeoverSeconds, (seconds) => prospect(Math.max(0, secondsLeft - seconds)))
  const takeover = meanOver(ends.takeoverSeconds, (seconds) => {
    const left = Math.max(0, secondsLeft - seconds)
    return meanOver(ends.takeovers, (yardsToGoal) => prospects.takeover(yardsToGoal, left))
  })
  return (
    ends.touchdown * scored(prospects.touchdown, rules.runoff.play) +
    ends.fieldGoal * scored(prospects.fieldGoal, rules.runoff.fieldGoal) +
    ends.returnTouchdown * against(prospects.returnTouchdown) +
    ends.safety * against(prospects.safety) +
    ends.takeover * takeover +
    ends.timeUp * prospects.timeUp
  )
}

function meanOver(values: readonly number[], worth: (value: number) => number): number {
  let sum = 0
  for (const value of values) sum += worth(value)
  return sum / values.length
}
