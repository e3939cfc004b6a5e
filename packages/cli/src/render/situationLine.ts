import type { WrittenSituation } from '@fourthright/guide'
import { ordinal } from './figures.js'

/** The situation in a line: `2020 week 15: IND 20, HOU 20, quarter 4, 3:21 left, 4th & 0.25, 36 yards to the goal`. */
export function situationLine(situation: WrittenSituation): string {
  const { season, week, offense, defense, offenseScore, defenseScore, quarter, clock } = situation
  const game = `${season}${week ? ` week ${week}` : ''}: ${offense} ${offenseScore}, ${defense} ${defenseScore}`
  const when = quarter > 4 ? `overtime, ${clock} left` : `quarter ${quarter}, ${clock} left`
  return `${game}, ${when}, ${spot(situation)}`
}

function spot({ phase, offense, down, yardsToGo, yardsToGoal }: WrittenSituation): string {
  if (phase === 'try') return `${offense} has scored a touchdown`
  return `${ordinal(down ?? 4)} & ${yardsToGo === yardsToGoal ? 'goal' : yardsToGo}, ${yardsToGoal} yards to the goal`
}
