import type { Bundle } from '../models/bundle.js'
import { lastRuledSeason, type Rules, rulebook } from '../rules/rulebook.js'
import { parseClock } from './clock.js'
import { completeForm } from './completeForm.js'
import { completeLines } from './completeLines.js'
import { completeSpecialists } from './completeSpecialists.js'
import { completeVenue } from './completeVenue.js'
import { inferOvertime } from './inferOvertime.js'
import { readSituation } from './readSituation.js'
import type { Side, Situation } from './situation.js'
import type { WrittenSituation } from './situationSchema.js'
import { maybeTeam, type Team } from './teams.js'

/** Writes a filled-in default down, in words. */
export type Assume = (sentence: string) => void

/** A situation with every default filled in. */
export interface Completed {
  /** As told: `home` and `secondHalfKickoff` stay null where nobody said. */
  readonly situation: Situation
  /** Equally likely situations in which those are settled too; the decision is their mean. */
  readonly worlds: readonly Situation[]
  /** Every default that was filled in, in words. */
  readonly assumptions: string[]
}

/**
 * Validates what a user wrote and fills every default of the contract.
 *
 * @throws InputError as `readSituation` does
 */
export function complete(input: unknown, bundle: Bundle): Completed {
  const written = readSituation(input)
  const assumptions = new Set<string>()
  const assume: Assume = (sentence) => assumptions.add(sentence)
  const seasonType = written.seasonType ?? 'REG'
  const rules = rulebook(written.season, seasonType)
  saySeason(written, bundle, assume)

  const [offense, defense] = [namedTeam(written.offense), namedTeam(written.defense)]
  const told = written.home ? namedTeam(written.home) : null
  const game = bundle.tables.game(written.season, written.week ?? null, offense, defense)
  const common = {
    phase: written.phase ?? 'scrimmage',
    season: written.season,
    seasonType,
    week: written.week ?? null,
    offense,
    defense,
    quarter: written.quarter,
    secondsLeft: parseClock(written.clock),
    offenseScore: written.offenseScore,
    defenseScore: written.defenseScore,
    down: written.down ?? null,
    yardsToGo: written.yardsToGo ?? null,
    yardsToGoal: written.yardsToGoal ?? null,
    distanceMeasure: distanceMeasure(written, assume),
    ...timeouts(written, rules, assume),
    ...completeLines(written, game, bundle.tables, assume),
    ...completeForm(written, { offense, defense }, bundle, assume),
    ...completeSpecialists(written, offense, bundle, assume),
    clockRunning: written.clockRunning ?? null,
    playClock: playClock(written, rules, assume),
    overtime: inferOvertime(written, rules, assume),
  }

  const venues = homes(told, game?.neutralSite ?? false, [offense, defense], written, assume).map((home) =>
    completeVenue(written, home, game, bundle.tables, assume),
  )
  const receivers = secondHalfReceivers(written, assume)
  const worlds = distinct(venues).flatMap((venue) =>
    receivers.map((secondHalfKickoff) => ({ ...common, home: told, venue, secondHalfKickoff })),
  )
  const situation: Situation = {
    ...common,
    home: told,
    venue: venues[0] as Situation['venue'],
    secondHalfKickoff: receivers.length === 1 ? (receivers[0] ?? null) : null,
  }
  return { situation, worlds, assumptions: [...assumptions] }
}

function namedTeam(text: string): Team {
  const team = maybeTeam(text)
  if (!team) throw new TypeError(`${text} was validated as a team and is none`)
  return team
}

function saySeason({ season, seasonType }: WrittenSituation, { lastSeason }: Bundle, assume: Assume) {
  if (!seasonType) assume('Season type: the regular season.')
  if (season > lastSeason)
    assume(`The models know seasons up to ${lastSeason}; ${season} is answered with them.`)
  if (season > lastRuledSeason)
    assume(`${season} is played by the rules of ${lastRuledSeason}, the last in the rulebook.`)
}

function distanceMeasure({ distanceMeasure, yardsToGo }: WrittenSituation, assume: Assume) {
  if (distanceMeasure) return distanceMeasure
  if (yardsToGo === undefined || yardsToGo === null) return 'exact'
  const measure = Number.isInteger(yardsToGo) ? 'wholeYards' : 'exact'
  assume(
    measure === 'exact'
      ? `Distance: ${yardsToGo} yards are taken as exact.`
      : `Distance: ${yardsToGo} is taken as the whole-yard figure, the true distance hidden inside it.`,
  )
  return measure
}

function timeouts(written: WrittenSituation, rules: Rules, assume: Assume) {
  const all = written.quarter > 4 ? rules.overtimeTimeouts : rules.timeoutsPerHalf
  const left = (side: Side) => {
    const told = written[`${side}Timeouts`] ?? undefined
    if (told === undefined) assume(`Timeouts: the ${side} is taken to have all ${all}.`)
    return told ?? all
  }
  return { offenseTimeouts: left('offense'), defenseTimeouts: left('defense') }
}

/** A clock that runs was started by the end of the last play, and the play clock with it. */
function playClock({ clockRunning, playClock }: WrittenSituation, { runoff }: Rules, assume: Assume) {
  if (!clockRunning || typeof playClock === 'number') return playClock ?? null
  assume(`Play clock: taken to have just been started, with ${runoff.playClock} seconds.`)
  return runoff.playClock
}

/** The home teams whose decisions are averaged; null stands for a neutral site that the bundle knows. */
function homes(
  told: Team | null,
  neutral: boolean,
  both: readonly [Team, Team],
  { venue }: WrittenSituation,
  assume: Assume,
): (Team | null)[] {
  if (told) return [told]
  if (neutral) return [null]
  if (!venue?.roof || !venue.surface) assume('Home: no team is, the decision is the mean of both at home.')
  return [...both]
}

function secondHalfReceivers(
  { quarter, secondHalfKickoff }: WrittenSituation,
  assume: Assume,
): (Side | null)[] {
  if (quarter > 2) return [null]
  if (secondHalfKickoff) return [secondHalfKickoff]
  assume('Second-half kickoff: not told who receives it, the decision is the mean of both.')
  return ['offense', 'defense']
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}
