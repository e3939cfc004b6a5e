import { DecisionFilters } from './DecisionFilters.js'
import { DecisionTable } from './DecisionTable.js'
import { filterDecisions } from './filterDecisions.js'
import { here } from './here.js'
import type { OpenSeason } from './openSeason.js'

/** The season's decisions, ranked by what they cost unless asked otherwise, with what narrows them. */
export function Decisions({ season }: { season: OpenSeason }) {
  return (
    <section aria-label="Decisions">
      <DecisionFilters season={season} />
      <DecisionTable
        decisions={filterDecisions(season.decisions, here.value)}
        caption={`Fourth downs of ${season.heading.year}; cost and edge in points of win probability`}
      />
    </section>
  )
}
