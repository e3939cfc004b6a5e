import { situationQuery } from '@fourthright/guide'
import { situationOf } from '@fourthright/plays/explore'
import type { ListedDecision } from './listedDecision.js'

/**
 * The address at which the page decides on a fourth down of the season.
 *
 * @example situationHref(decision, 2020) // '/?season=2020&offense=IND&…'
 */
export function situationHref(decision: ListedDecision, year: number): string {
  return `/?${situationQuery(situationOf(decision, decision.played, year))}`
}
