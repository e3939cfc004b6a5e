import type { DriveInput } from '../models/footballModels.js'
import type { Rules } from '../rules/rulebook.js'
import type { GameState } from '../situation/gameState.js'
import { needOf } from './need.js'
import { endless } from './timeline.js'

/**
 * A scrimmage state in overtime as the drive model reads it; the end of a period after which the ball stays where it is
 * ends no drive.
 *
 * @param possessionTeamLine points by which the state's offense is favoured
 */
export function driveInput(state: GameState, possessionTeamLine: number, rules: Rules): DriveInput {
  return {
    down: state.down ?? 1,
    yardsToGo: state.yardsToGo ?? 10,
    yardsToGoal: state.yardsToGoal ?? 50,
    secondsLeft: rules.mayTie ? state.secondsLeft : endless,
    need: needOf(state, rules),
    possessionTeamLine,
  }
}
