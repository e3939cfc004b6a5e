import type { SituationInput } from '../../situation/situationSchema.js'
import { maybeTeam } from '../../situation/teams.js'

const ordinals = ['1st', '2nd', '3rd', '4th'] as const

/** A team as the scoreboard has it. */
export function teamText(team: string): string {
  return maybeTeam(team) ?? team
}

/** `IND 20, HOU 20`, the team that decides first. */
export function scoreText({ offense, defense, offenseScore, defenseScore }: SituationInput): string {
  return `${teamText(offense)} ${offenseScore}, ${teamText(defense)} ${defenseScore}`
}

/** `4th quarter, 3:21 left`; `overtime, 8:00 left`; `2nd overtime, 15:00 left`. */
export function momentText({ quarter, clock }: SituationInput): string {
  return `${quarterText(quarter)}, ${clock} left`
}

function quarterText(quarter: number): string {
  if (quarter <= 4) return `${ordinals[quarter - 1]} quarter`
  const period = quarter - 4
  if (period === 1) return 'overtime'
  return `${ordinals[period - 1] ?? `${period}th`} overtime`
}

/** What is to be done, and where: `4th & inches at the HOU 36`, `4th & goal at the GB 8`, `try after a touchdown`. */
export function downText({ phase, offense, defense, ...place }: SituationInput): string {
  if (phase === 'try') return 'try after a touchdown'
  const down = place.down ?? 4
  const yardsToGo = place.yardsToGo ?? 10
  const yardsToGoal = place.yardsToGoal ?? 50
  return `${ordinals[down - 1]} & ${distanceText(yardsToGo, yardsToGoal)} at ${spotText(offense, defense, yardsToGoal)}`
}

/** Less than half a yard is inches, as it is said; a line to gain behind the goal line is the goal. */
function distanceText(yardsToGo: number, yardsToGoal: number): string {
  if (yardsToGo >= yardsToGoal) return 'goal'
  return yardsToGo < 0.5 ? 'inches' : tenths(yardsToGo)
}

/** A spot by the half of the field that it lies in: `the HOU 36` is 36 yards from Houston's goal line. */
function spotText(offense: string, defense: string, yardsToGoal: number): string {
  if (yardsToGoal === 50) return 'midfield'
  return yardsToGoal < 50
    ? `the ${teamText(defense)} ${tenths(yardsToGoal)}`
    : `the ${teamText(offense)} ${tenths(100 - yardsToGoal)}`
}

/** A tenth of a yard is as close as a ball is placed; a ball is never on the goal line itself. */
function tenths(yards: number): string {
  return String(Math.max(0.1, Math.round(yards * 10) / 10))
}
