import type { Bundle } from '../models/bundle.js'
import type { SpecialistTable } from '../models/specialists.js'
import type { Assume } from './complete.js'
import type { Situation } from './situation.js'
import type { WrittenSituation } from './situationSchema.js'
import type { Team } from './teams.js'

/** Who kicks and who punts, and what they were worth more than the league before that week. */
export function completeSpecialists(
  written: WrittenSituation,
  offense: Team,
  { tables, lastSeason }: Bundle,
  assume: Assume,
): Pick<Situation, 'kicker' | 'punter' | 'specialists'> {
  // of a season that is not known yet the latest is what stood at the last known season's end
  const season = Math.min(written.season, lastSeason)
  const week = written.season > lastSeason ? null : (written.week ?? null)
  const complete = (title: string, told: string | null | undefined, table: SpecialistTable) => {
    const name = told ?? table.last(season, week, offense)
    const effect = name === null ? undefined : table.effect(season, week, name, offense)
    if (name === null) assume(`${title}: not known, taken for the league's mean.`)
    else if (effect === undefined) assume(`${title} ${name}: not known, taken for the league's mean.`)
    else if (!told) assume(`${title}: ${name}, ${offense}'s last before.`)
    return { name, effect: effect ?? 0 }
  }
  const kicker = complete('Kicker', written.kicker, tables.kickers)
  const punter = complete('Punter', written.punter, tables.punters)
  return {
    kicker: kicker.name,
    punter: punter.name,
    specialists: { kickerLogOdds: kicker.effect, punterYards: punter.effect },
  }
}
