import { maybeTeam, type Team } from '@fourthright/guide'

/**
 * Yards from the ball to the end zone that `offense` attacks; null where no spot is written.
 *
 * @param yardLine side and yard line, "ARI 34", or "50" for midfield
 * @example yardsToGoalAt('ARI 34', 'SF') // 34
 */
export function yardsToGoalAt(yardLine: string, offense: Team): number | null {
  const [, side, number] = /^(?:([A-Z]{2,3}) )?(\d{1,2})$/.exec(yardLine) ?? []
  if (number === undefined) return null
  const line = Number(number)
  if (line > 50) return null
  if (side === undefined) return line === 50 ? 50 : null
  const owner = maybeTeam(side)
  if (!owner) return line === 50 ? 50 : null
  return owner === offense ? 100 - line : line
}
