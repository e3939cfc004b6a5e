import type { ShownGameState } from '@fourthright/guide'
import { downAndSpot } from './downAndSpot.js'

/** What holds after an outcome, in a few words: `HOU 1st & 10 at HOU 36, 3:15`. */
export function nextState(next: ShownGameState | null): string {
  if (next === null || next.phase === 'final') return 'the game is over'
  return `${whatComes(next)}, ${next.quarter > 4 ? 'overtime ' : ''}${next.clock}`
}

function whatComes(next: ShownGameState): string {
  switch (next.phase) {
    case 'try':
      return `${next.offense} tries for more`
    case 'kickoff':
      return `${next.defense} kicks off`
    case 'freeKick':
      return `${next.defense} kicks free`
    default:
      return `${next.offense} ${downAndSpot(next)}`
  }
}
