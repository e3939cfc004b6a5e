import type { NextScore } from '../models/footballModels.js'
import { afterFieldGoal } from '../rules/afterFieldGoal.js'
import { afterTouchdown } from '../rules/afterTouchdown.js'
import { possessionChanges } from '../rules/possessionChanges.js'
import type { Rules } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'
import type { Appraisal, Worth } from './appraisal.js'

/**
 * What overtime is worth to the team with the ball, in a first version made from the chances of the next score
 * (the expected-points model), which knows both teams as average:
 *
 * - Where the next score wins (sudden death; later once both teams have had the ball and it is still even): the
 *   chance that it is ours. If nobody scores, the game is a tie, or goes on evenly in the postseason: a half.
 * - Where this possession ends first (the opening one, or the answer to a score): it ends in a touchdown, a field
 *   goal or neither, see `driveChances`; each end is worth what the rules make of it, at once, without the time
 *   that the drive takes.
 */
export function overtimeWorth(state: GameState, appraisal: Appraisal): Worth {
  const { rules } = appraisal.stakes
  const lead = state.offenseScore - state.defenseScore
  // who leads and has the ball again has held the answer off
  if (lead > 0) return () => 1
  const next = appraisal.scores.ask(nextScoreInput(state, rules))
  if (lead === 0 && nextScoreWins(state, rules)) {
    return () => {
      const chances = next()
      return chances.touchdown + chances.fieldGoal + chances.safety + chances.none / 2
    }
  }
  const turnedOver = possessionChanges(
    state,
    { yardsToGoal: 100 - rules.typicalDriveStart, seconds: 0 },
    rules,
  )
  const answer = appraisal.scores.ask(nextScoreInput({ ...turnedOver, ...firstAndTenThere(rules) }, rules))
  const touchdown = appraisal.from(state, afterTouchdown(state, 'offense', 0, rules))
  const fieldGoal = appraisal.from(state, afterFieldGoal(state, rules))
  const neither = appraisal.from(state, turnedOver)
  return () => {
    const drive = driveChances(next(), answer())
    return drive.touchdown * touchdown() + drive.fieldGoal * fieldGoal() + drive.neither * neither()
  }
}

/**
 * How this drive ends, read out of the chances of the next score: a score that is ours but not of this drive comes
 * after the opponents' drive, which starts at a typical spot, brought nothing. So with n for neither,
 * next(td) = td + n · answer(opponentTd), the same for field goals, and td + fg + n = 1.
 */
export function driveChances(next: NextScore, answer: NextScore) {
  const ours = next.touchdown + next.fieldGoal
  const later = answer.opponentTouchdown + answer.opponentFieldGoal
  const neither = clamp((1 - ours) / Math.max(1 - later, 1e-9))
  const touchdown = Math.max(0, next.touchdown - neither * answer.opponentTouchdown)
  const fieldGoal = Math.max(0, next.fieldGoal - neither * answer.opponentFieldGoal)
  const sum = touchdown + fieldGoal + neither
  return { touchdown: touchdown / sum, fieldGoal: fieldGoal / sum, neither: neither / sum }
}

function nextScoreWins({ overtime }: GameState, { overtimeFormat }: Rules): boolean {
  return overtimeFormat === 'suddenDeath' || (overtime?.possessionsBefore.defense ?? 0) > 0
}

function firstAndTenThere({ typicalDriveStart }: Rules) {
  return { down: 1, yardsToGo: 10, yardsToGoal: 100 - typicalDriveStart }
}

function nextScoreInput(state: GameState, rules: Rules) {
  return {
    down: state.down ?? 1,
    yardsToGo: state.yardsToGo ?? 10,
    yardsToGoal: state.yardsToGoal ?? 75,
    // where a game cannot be tied another period follows
    secondsLeftInHalf: state.secondsLeft + (rules.mayTie ? 0 : rules.overtimeSeconds),
    offenseTimeouts: state.offenseTimeouts,
    defenseTimeouts: state.defenseTimeouts,
  }
}

function clamp(chance: number): number {
  return Math.min(1, Math.max(0, chance))
}
