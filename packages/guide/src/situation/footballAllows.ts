import { type Rules, rulebook } from '../rules/rulebook.js'
import { parseClock } from './clock.js'
import { fieldError } from './fieldError.js'
import { overtimeFits } from './overtimeFits.js'
import type { WrittenSituation } from './situationSchema.js'
import { maybeTeam } from './teams.js'

/**
 * Rules between the fields of a situation: teams, scores, down and distance, clock, timeouts, overtime.
 *
 * @throws InputError with the code of the field that does not fit the others
 */
export function footballAllows(written: WrittenSituation): void {
  const rules = rulebook(written.season, written.seasonType ?? 'REG')
  teamsFit(written)
  scoresFit(written)
  overtimeFits(written, rules)
  if (written.phase === 'try') tryHasNoDown(written)
  else downAndDistanceFit(written, rules)
  clockFits(written, rules)
  timeoutsFit(written, rules)
}

function teamsFit({ offense, defense, home }: WrittenSituation) {
  if (maybeTeam(offense) === maybeTeam(defense)) {
    throw fieldError('defense', defense, 'A team does not play against itself; name the other team.')
  }
  if (home && ![maybeTeam(offense), maybeTeam(defense)].includes(maybeTeam(home))) {
    throw fieldError('home', home, `${home} does not play in this game; name one of the two, or null.`)
  }
}

/**
 * Every score but 1 is a sum of safeties, field goals and touchdowns. (A safety in the other team's try is worth a
 * point; nobody has ever had that point alone.)
 */
function scoresFit({ phase, offenseScore, defenseScore }: WrittenSituation) {
  const touchdown = phase === 'try' ? 6 : 0
  if (offenseScore < touchdown) {
    throw fieldError('offenseScore', offenseScore, 'Before a try the score includes the six points.')
  }
  if (offenseScore - touchdown === 1) {
    const before = touchdown ? 'had 1 before this touchdown' : 'has exactly 1'
    throw fieldError('offenseScore', offenseScore, `No team ${before}: the least that a team scores is 2.`)
  }
  if (defenseScore === 1) {
    throw fieldError('defenseScore', 1, 'No team has exactly 1: the least that a team scores is 2.')
  }
}

function tryHasNoDown(written: WrittenSituation) {
  for (const field of ['down', 'yardsToGo', 'yardsToGoal'] as const) {
    const value = written[field]
    if (value === undefined || value === null) continue
    throw fieldError(field, value, `A try after a touchdown has no ${field}; leave it out.`)
  }
}

function downAndDistanceFit(written: WrittenSituation, rules: Rules) {
  const { down, yardsToGo, yardsToGoal, distanceMeasure } = written
  for (const field of ['down', 'yardsToGo', 'yardsToGoal'] as const) {
    if (typeof written[field] !== 'number') throw fieldError(field, written[field])
  }
  if (Number(yardsToGo) > Number(yardsToGoal)) {
    throw fieldError('yardsToGo', yardsToGo, 'A first down cannot be farther away than the goal line.')
  }
  if (distanceMeasure === 'wholeYards' && !Number.isInteger(yardsToGo)) {
    throw fieldError(
      'distanceMeasure',
      distanceMeasure,
      `${yardsToGo} yards is no whole-yard figure; say 'exact'.`,
    )
  }
  if (down !== 4 && !isLastPlay(written, rules)) {
    throw fieldError(
      'down',
      down,
      `Before fourth down there is nothing to decide, unless it is the last play of a half or game (${lastPlayWords(rules)}).`,
    )
  }
}

/**
 * May this be the last play before a half or the game ends? A team that cannot stop a clock, or whose clock runs
 * already, comes to its last play sooner.
 */
export function isLastPlay(
  { quarter, clock, offenseTimeouts, clockRunning }: LastPlayFields,
  { fewSeconds }: Rules,
): boolean {
  const endsSomething = quarter !== 1 && quarter !== 3
  const mayNotStop = clockRunning === true || offenseTimeouts === 0
  const most = mayNotStop ? fewSeconds.kickNowWithoutTimeouts : fewSeconds.kickNow
  return endsSomething && parseClock(clock) <= most
}

type LastPlayFields = Pick<WrittenSituation, 'quarter' | 'clock' | 'offenseTimeouts' | 'clockRunning'>

function lastPlayWords({ fewSeconds: { kickNow, kickNowWithoutTimeouts } }: Rules): string {
  return `${kickNow} seconds or less; ${kickNowWithoutTimeouts} while the clock runs or without timeouts`
}

function clockFits({ quarter, clock }: WrittenSituation, rules: Rules) {
  if (quarter > 4 && parseClock(clock) > rules.overtimeSeconds) {
    throw fieldError('clock', clock, `An overtime period has ${rules.overtimeSeconds / 60} minutes.`)
  }
}

function timeoutsFit(written: WrittenSituation, rules: Rules) {
  const most = written.quarter > 4 ? rules.overtimeTimeouts : rules.timeoutsPerHalf
  for (const field of ['offenseTimeouts', 'defenseTimeouts'] as const) {
    if ((written[field] ?? 0) <= most) continue
    throw fieldError(field, written[field], `A team has at most ${most} timeouts here.`)
  }
}
