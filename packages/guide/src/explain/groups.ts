import type { Rules } from '../rules/rulebook.js'
import type { Situation } from '../situation/situation.js'

/** Groups of inputs that an edge is explained by. */
export const groups = [
  'distance',
  'spot',
  'clock',
  'score',
  'offenseTimeouts',
  'defenseTimeouts',
  'line',
  'total',
  'offenseForm',
  'defenseForm',
  'venue',
  'weather',
  'kicker',
  'punter',
] as const

export type Group = (typeof groups)[number]

/** The play that every other of its phase is compared with, in words. */
export const baselineWords: Readonly<Record<Situation['phase'], string>> = {
  scrimmage: 'a level game between even teams, 4th and 5 at midfield midway through the third quarter',
  try: 'a level game between even teams midway through the third quarter',
}

export const baseline = { yardsToGo: 5, yardsToGoal: 50, quarter: 3, secondsLeft: 450, score: 20 } as const

/** What the league and the rulebook put into the baseline. */
export interface Typical {
  readonly rules: Rules
  /** Mean closing total of the season. */
  readonly totalLine: number
  readonly form: Situation['form']
}

/** The situation with only the members of a coalition as they are; every other group is as in the baseline. */
export function coalition(
  actual: Situation,
  isMember: (group: Group) => boolean,
  typical: Typical,
): Situation {
  const clock = isMember('clock') ? {} : clockAtBaseline
  const quarter = clock.quarter ?? actual.quarter
  const allTimeouts = quarter > 4 ? typical.rules.overtimeTimeouts : typical.rules.timeoutsPerHalf
  return {
    ...actual,
    ...(actual.phase === 'scrimmage' && place(actual, isMember('distance'), isMember('spot'))),
    ...clock,
    ...(!isMember('score') && { offenseScore: baseline.score, defenseScore: baseline.score }),
    offenseTimeouts: isMember('offenseTimeouts')
      ? Math.min(actual.offenseTimeouts, allTimeouts)
      : allTimeouts,
    defenseTimeouts: isMember('defenseTimeouts')
      ? Math.min(actual.defenseTimeouts, allTimeouts)
      : allTimeouts,
    ...(!isMember('line') && { possessionTeamLine: 0 }),
    ...(!isMember('total') && { totalLine: typical.totalLine }),
    form: {
      ...(isMember('offenseForm') ? actual.form : typical.form),
      defEpa: (isMember('defenseForm') ? actual.form : typical.form).defEpa,
    },
    venue: {
      ...(isMember('venue') ? actual.venue : outdoors),
      temperatureF: isMember('weather') ? actual.venue.temperatureF : null,
      windMph: isMember('weather') ? actual.venue.windMph : null,
    },
    specialists: {
      kickerLogOdds: isMember('kicker') ? actual.specialists.kickerLogOdds : 0,
      punterYards: isMember('punter') ? actual.specialists.punterYards : 0,
    },
  }
}

const clockAtBaseline: Partial<Situation> = {
  quarter: baseline.quarter,
  secondsLeft: baseline.secondsLeft,
  secondHalfKickoff: null,
  clockRunning: null,
  playClock: null,
  overtime: null,
}

const outdoors = { roof: 'outdoors', surface: 'grass', altitudeFt: 0 } as const

/** No first down is farther away than the goal line, whichever of the two is the baseline's. */
function place(actual: Situation, ownDistance: boolean, ownSpot: boolean): Partial<Situation> {
  const yardsToGoal = ownSpot ? (actual.yardsToGoal ?? baseline.yardsToGoal) : baseline.yardsToGoal
  const asked = ownDistance ? (actual.yardsToGo ?? baseline.yardsToGo) : baseline.yardsToGo
  const yardsToGo = Math.min(asked, yardsToGoal)
  const measure = ownDistance ? actual.distanceMeasure : 'wholeYards'
  return {
    yardsToGo,
    yardsToGoal,
    distanceMeasure: measure === 'wholeYards' && Number.isInteger(yardsToGo) ? 'wholeYards' : 'exact',
  }
}
