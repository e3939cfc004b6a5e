import type { ListedDecision } from './listedDecision.js'
import type { SeasonAddress } from './seasonAddress.js'

type Filters = Pick<
  SeasonAddress,
  'team' | 'coach' | 'week' | 'quarter' | 'called' | 'right' | 'clearOnly' | 'wrongOnly' | 'search'
>

/** The decisions that the address asks for. A team's are those that it made; every word of the search must occur. */
export function filterDecisions(
  decisions: readonly ListedDecision[],
  asked: Filters,
): readonly ListedDecision[] {
  const words = asked.search.toLowerCase().split(/\s+/).filter(Boolean)
  return decisions.filter(
    (decision) =>
      (asked.team === null || decision.offense === asked.team) &&
      (asked.coach === null || decision.offenseCoach === asked.coach) &&
      (asked.week === null || decision.played.week === asked.week) &&
      (asked.quarter === null || Math.min(decision.quarter, 5) === asked.quarter) &&
      (asked.called === null || decision.actualChoice === asked.called) &&
      (asked.right === null || decision.recommendation === asked.right) &&
      (!asked.clearOnly || decision.confidence === 'clear') &&
      (!asked.wrongOnly || decision.wasRight === false) &&
      words.every((word) => decision.searched.includes(word)),
  )
}

/** How many filters are set beside the search. */
export function filtersSet(asked: Filters): number {
  const { team, coach, week, quarter, called, right, clearOnly, wrongOnly } = asked
  const chosen = [team, coach, week, quarter, called, right].filter((value) => value !== null)
  return chosen.length + Number(clearOnly) + Number(wrongOnly)
}
