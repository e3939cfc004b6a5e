import type { GameLine } from '@fourthright/plays/explore'
import type { ListedDecision } from './listedDecision.js'

/** The home team's chance before a play. */
export interface LinePoint {
  readonly minutes: number
  readonly homeWin: number
}

/** A fourth down on a game's line. */
export interface LineDot extends LinePoint {
  readonly decision: ListedDecision
}

/** A game's line, and its fourth downs where they lie on it; one whose play is not on the line is left out. */
export function gameLine(line: GameLine, decisions: readonly ListedDecision[]) {
  const points = line.playId.map((_, at): LinePoint => pointAt(line, at))
  const places = new Map(line.playId.map((playId, at) => [playId, at]))
  const dots = decisions.flatMap((decision): LineDot[] => {
    const at = places.get(decision.playId)
    return at === undefined ? [] : [{ ...pointAt(line, at), decision }]
  })
  return { points, dots }
}

function pointAt(line: GameLine, at: number): LinePoint {
  return { minutes: (line.seconds[at] ?? 0) / 60, homeWin: (line.homeWinPerMille[at] ?? 500) / 1000 }
}
