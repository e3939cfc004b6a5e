import { clockText } from '@fourthright/guide'
import { possessive } from './teamNames.js'

interface Spot {
  readonly offense: string
  readonly defense: string
  readonly down?: number | null | undefined
  readonly yardsToGo?: number | null | undefined
  readonly yardsToGoal?: number | null | undefined
}

const ordinals = ['', '1st', '2nd', '3rd', '4th'] as const

/** "the Texans’ 36", "midfield", "the Colts’ 20": where a ball is, as football says it. */
export function spotWords({ offense, defense }: Spot, yardsToGoal: number): string {
  const rounded = Math.round(yardsToGoal * 10) / 10
  if (rounded === 50) return 'midfield'
  if (rounded <= 0) return `the ${possessive(defense)} goal line`
  if (rounded > 50) return `the ${possessive(offense)} ${trimmed(100 - rounded)}`
  return `the ${possessive(defense)} ${trimmed(rounded)}`
}

/** "4th and inches", "4th and goal", "4th and 4". */
export function downWords({ down, yardsToGo, yardsToGoal }: Spot): string {
  const ordinal = ordinals[down ?? 4] ?? '4th'
  if (typeof yardsToGo !== 'number' || typeof yardsToGoal !== 'number') return 'The try'
  if (yardsToGo >= yardsToGoal) return `${ordinal} and goal`
  return `${ordinal} and ${yardsToGo < 1 ? 'inches' : trimmed(yardsToGo)}`
}

/** "4th and inches at the Texans’ 36". */
export function placeWords(spot: Spot): string {
  if (typeof spot.yardsToGoal !== 'number') return 'The try after a touchdown'
  const at = spotWords(spot, spot.yardsToGoal)
  return `${downWords(spot)} at ${at}`
}

/** Yards without a tenth that says nothing. */
export function trimmed(yards: number): string {
  return String(Math.round(yards * 10) / 10)
}

/** "1 yard", "0.3 yards". */
export function yardsWords(yards: number): string {
  const text = String(Math.round(yards * 100) / 100)
  return `${text} ${text === '1' ? 'yard' : 'yards'}`
}

/** "tied", "up 3", "down 4": the score from the offense's side. */
export function leadWords({
  offenseScore,
  defenseScore,
}: {
  readonly offenseScore: number
  readonly defenseScore: number
}): string {
  const lead = offenseScore - defenseScore
  if (lead === 0) return 'tied'
  return lead > 0 ? `up ${lead}` : `down ${-lead}`
}

/** "3:21 left": what the board's clock shows. */
export function clockWords({ secondsLeft }: { readonly secondsLeft: number }): string {
  return `${clockText(secondsLeft)} left`
}

/** The longest distance at which going is right, as a coach would keep it in mind. */
export function longestWords(longest: number): string {
  if (longest === 0) return 'From here, going is right at no whole distance.'
  if (longest >= 15) return 'From here, going is right at any distance up to 4th and 15.'
  return `From here, going is right at 4th and ${longest}${longest > 1 ? ' or less' : ''}.`
}
