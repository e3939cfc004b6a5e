import type { ListedDecision } from './listedDecision.js'

/** What a set of decisions comes to. */
export interface SeasonFigures {
  readonly decisions: number
  /** Calls that cost something, of those that can be judged. */
  readonly wrong: number
  /** Sum of the win probability given away: in wins. */
  readonly lost: number
  readonly shouldGo: number
  readonly wentWhenShould: number
  /** Of those that the refits call clear. */
  readonly clearGo: number
  readonly wentWhenClear: number
}

/** Adds up decisions; a call that nobody saw (a penalty came first) is in no count but the first. */
export function seasonFigures(decisions: readonly ListedDecision[]): SeasonFigures {
  const judged = decisions.filter(({ cost }) => cost !== null)
  const shouldGo = judged.filter(({ recommendation }) => recommendation === 'goForIt')
  const clearGo = shouldGo.filter(({ confidence }) => confidence === 'clear')
  const went = (those: readonly ListedDecision[]) =>
    those.filter(({ actualChoice }) => actualChoice === 'goForIt').length
  return {
    decisions: decisions.length,
    wrong: judged.filter(({ wasRight }) => wasRight === false).length,
    lost: judged.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
    shouldGo: shouldGo.length,
    wentWhenShould: went(shouldGo),
    clearGo: clearGo.length,
    wentWhenClear: went(clearGo),
  }
}
