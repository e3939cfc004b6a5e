import type { Bundle } from '../models/bundle.js'
import type { Form } from '../models/snap.js'
import type { QuarterbackForm, TeamForm } from '../models/tables.js'
import type { Assume } from './complete.js'
import type { WrittenSituation } from './situationSchema.js'
import type { Team } from './teams.js'

/** The teams' and the quarterback's form before that week, and who the quarterback is. */
export function completeForm(
  written: WrittenSituation,
  { offense, defense }: { offense: Team; defense: Team },
  { tables, lastSeason }: Bundle,
  assume: Assume,
): { form: Form; quarterback: string | null } {
  if (written.form) return { form: written.form, quarterback: written.quarterback ?? null }
  // of a season that is not known yet the latest form is that of the last known season's end
  const season = Math.min(written.season, lastSeason)
  const week = written.season > lastSeason ? null : (written.week ?? null)
  if (week === null) assume(`Form: the latest known of ${season}.`)

  const ours = tables.teamForm(season, week, offense)
  const theirs = tables.teamForm(season, week, defense)
  for (const team of [!ours && offense, !theirs && defense]) {
    if (team) assume(`Form of ${team}: not known in ${season}, taken for the league's mean.`)
  }
  const quarterback = written.quarterback ?? lastStarter(ours, offense, assume)
  const his = quarterback === null ? undefined : tables.quarterbackForm(season, week, quarterback, offense)
  if (quarterback !== null && !his)
    assume(`Quarterback ${quarterback}: not known, taken for the league's mean.`)
  return { form: formOf(ours, theirs, his, tables.leagueForm), quarterback }
}

function lastStarter(ours: TeamForm | undefined, offense: Team, assume: Assume): string | null {
  const starter = ours?.quarterback ?? null
  assume(
    starter === null
      ? "Quarterback: not known, taken for the league's mean."
      : `Quarterback: ${starter}, ${offense}'s last starter before.`,
  )
  return starter
}

function formOf(
  ours: TeamForm | undefined,
  theirs: TeamForm | undefined,
  his: QuarterbackForm | undefined,
  league: Form,
): Form {
  return {
    offEpa: ours?.offEpa ?? league.offEpa,
    defEpa: theirs?.defEpa ?? league.defEpa,
    qbEpa: his?.qbEpa ?? league.qbEpa,
    qbSuccessEpa: his?.qbSuccessEpa ?? league.qbSuccessEpa,
  }
}
