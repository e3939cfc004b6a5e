import type { WrittenSituation } from '@fourthright/guide'
import { downAndSpot } from './downAndSpot.js'

/** The situation in a line: `2020 week 15: IND 20, HOU 20, quarter 4, 3:21 left, 4th & 0.25 at HOU 36`. */
export function situationLine(situation: WrittenSituation): string {
  const { season, week, offense, defense, offenseScore, defenseScore, quarter, clock } = situation
  const game = `${season}${week ? ` week ${week}` : ''}: ${offense} ${offenseScore}, ${defense} ${defenseScore}`
  const when = quarter > 4 ? `overtime, ${clock} left` : `quarter ${quarter}, ${clock} left`
  const running = situation.clockRunning && situation.phase !== 'try' ? ' and running' : ''
  const what = situation.phase === 'try' ? `${offense} has scored a touchdown` : downAndSpot(situation)
  return `${game}, ${when}${running}, ${what}`
}
