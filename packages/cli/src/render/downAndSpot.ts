import { ordinal } from './figures.js'

interface AtTheLine {
  readonly offense: string
  readonly defense: string
  readonly down?: number | null | undefined
  readonly yardsToGo?: number | null | undefined
  readonly yardsToGoal?: number | null | undefined
}

/** Down, distance and spot as they are said of a game: `4th & 0.25 at HOU 36`, `1st & goal at HOU 8`. */
export function downAndSpot({ offense, defense, down, yardsToGo, yardsToGoal }: AtTheLine): string {
  const distance = yardsToGo === yardsToGoal ? 'goal' : yards(yardsToGo ?? 10)
  return `${ordinal(down ?? 1)} & ${distance} at ${spot(offense, defense, yardsToGoal ?? 50)}`
}

/** A spot by the half of the field it is in: `HOU 36` is 36 yards from Houston's goal line. */
function spot(offense: string, defense: string, yardsToGoal: number): string {
  if (yardsToGoal === 50) return 'midfield'
  return yardsToGoal < 50 ? `${defense} ${yards(yardsToGoal)}` : `${offense} ${yards(100 - yardsToGoal)}`
}

/** Averages of many leaves are no whole yards: two decimals say enough. */
function yards(count: number): string {
  return String(Math.round(count * 100) / 100)
}
