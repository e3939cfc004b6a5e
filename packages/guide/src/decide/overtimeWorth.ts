import { kickDistance, longestKick } from '../outcomes/fieldGoal.js'
import { driveInput } from '../overtime/driveInput.js'
import type { OvertimeProgramme } from '../overtime/programme.js'
import { worthOfDrive } from '../overtime/worthOfDrive.js'
import { afterFieldGoal } from '../rules/afterFieldGoal.js'
import { afterMiss } from '../rules/afterMiss.js'
import type { Rules } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'
import type { Team } from '../situation/teams.js'
import type { Appraisal, Worth } from './appraisal.js'
import { typicalKick } from './lastChances.js'

/** The overtime of one game. */
export interface Overtime {
  readonly programme: OvertimeProgramme
  readonly favoured: Team
}

/**
 * What a scrimmage state in overtime is worth to the team with the ball: the mean over the ends of its drive, whose
 * worths the programme knows. With time for one play only, a field goal try now if that is better.
 */
export function overtimeWorth(
  state: GameState,
  { programme, favoured }: Overtime,
  appraisal: Appraisal,
): Worth {
  const { rules, line } = programme.stakes
  const isFavoured = state.offense === favoured
  const ends = appraisal.drives.ask(driveInput(state, isFavoured ? line : -line, rules))
  const drive = () => {
    const prospects = programme.prospectsOfDrive(state, favoured)
    const worth = worthOfDrive(ends(), prospects, programme.secondsLeftIn(state), rules)
    return isFavoured ? worth : 1 - worth
  }
  if (!isLastPlay(state, rules)) return drive
  const made = appraisal.kicks.ask(typicalKick(state.yardsToGoal ?? 99, appraisal.stakes.season, rules))
  const [good, noGood] = [afterFieldGoal(state, rules), afterMiss(state, rules)].map((next) =>
    appraisal.from(state, next),
  ) as [Worth, Worth]
  return () => Math.max(drive(), made() * good() + (1 - made()) * noGood())
}

/** Is a kick now or never, and in range? */
function isLastPlay(state: GameState, rules: Rules): boolean {
  const { kickNow, kickNowWithoutTimeouts } = rules.fewSeconds
  const seconds = state.offenseTimeouts > 0 ? kickNow : kickNowWithoutTimeouts
  return (
    rules.mayTie &&
    state.secondsLeft <= seconds &&
    kickDistance(state.yardsToGoal ?? 99, rules) <= longestKick
  )
}
