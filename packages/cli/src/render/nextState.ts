import type { ShownGameState } from '@fourthright/guide'
import { ordinal } from './figures.js'

/** What holds after an outcome, in a few words: `HOU 1st & 10, 64 to the goal, 3:15`. */
export function nextState(next: ShownGameState | null): string {
  if (next === null || next.phase === 'final') return 'the game is over'
  const when = `${next.quarter > 4 ? 'overtime ' : ''}${next.clock}`
  if (next.phase === 'try') return `${next.offense} tries for the extra point, ${when}`
  if (next.phase === 'kickoff') return `${next.defense} kicks off, ${when}`
  if (next.phase === 'freeKick') return `${next.defense} kicks free, ${when}`
  const down = `${ordinal(next.down ?? 1)} & ${distance(next)}`
  return `${next.offense} ${down}, ${yards(next.yardsToGoal)} to the goal, ${when}`
}

function distance({ yardsToGo, yardsToGoal }: ShownGameState): string {
  return yardsToGo === yardsToGoal ? 'goal' : yards(yardsToGo)
}

/** Averages of many leaves are no whole yards: two decimals say enough. */
function yards(count: number | null): string {
  return count === null ? '?' : String(Math.round(count * 100) / 100)
}
