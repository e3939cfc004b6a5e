import type { EdgeContribution } from '../decide/edgeContributions.js'
import type { Choice } from '../outcomes/choice.js'
import { clockText } from '../situation/clock.js'
import type { Situation } from '../situation/situation.js'
import { baselineWords, type Group } from './groups.js'
import { pointsText } from './verdict.js'

/** Parts smaller than this are not worth a word; in win probability. */
const worthAWord = 0.0025
const mostNamed = 4

/**
 * What moved the edge, in one sentence: "On a 4th and 5 at midfield … going for it is 7.4 points better; here the
 * distance (0.25 to go) adds 6.7 points; the spot (36 yards from the goal line) takes 9.4 points."
 *
 * @param best the recommended choice, whose edge over the next best is explained
 * @param contributions the baseline first, then the groups by size
 * @param conversion what moved the chance to convert, as `conversionClause` says it; may be empty
 */
export function edgeSentence(
  situation: Situation,
  best: Choice,
  [baseline, ...contributions]: readonly EdgeContribution[],
  conversion = '',
): string {
  const start = baseline?.contribution ?? 0
  const compared = start < 0 ? 'worse' : 'better'
  const from = `In ${baselineWords[situation.phase]}, ${doing[best]} is ${pointsText(Math.abs(start))} ${compared}`
  const named = contributions
    .filter(({ contribution }) => Math.abs(contribution) >= worthAWord)
    .slice(0, mostNamed)
  const end = conversion === '' ? '.' : `; ${conversion}.`
  if (named.length === 0) return `${from}, and nothing here moves that${end}`
  const parts = (sign: 1 | -1) =>
    named
      .filter(({ contribution }) => contribution * sign > 0)
      .map(({ group, contribution }) => ({
        what: groupWords(group as Group, situation),
        points: pointsText(Math.abs(contribution)),
      }))
  const said = [clause(parts(1), 'adds'), clause(parts(-1), 'takes')].filter((words) => words !== '')
  return `${from}; here ${said.join('; ')}${end}`
}

const doing: Readonly<Record<Choice, string>> = {
  goForIt: 'going for it',
  fieldGoal: 'kicking',
  punt: 'punting',
  kneel: 'kneeling',
  kick: 'kicking the extra point',
  twoPoint: 'going for two',
}

function clause(parts: readonly { what: string; points: string }[], verb: string): string {
  const [first, ...rest] = parts
  if (!first) return ''
  return listed([
    `${first.what} ${verb} ${first.points}`,
    ...rest.map(({ what, points }) => `${what} ${points}`),
  ])
}

function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}

/** A group of inputs with what stands in it here: "the distance (4th and 0.25)". */
export function groupWords(group: Group, situation: Situation): string {
  const { yardsToGo, yardsToGoal, quarter, secondsLeft, offenseScore, defenseScore } = situation
  const words: Readonly<Record<Group, string>> = {
    distance: `the distance (${yardsToGo} to go)`,
    spot: `the spot (${yardsToGoal} yards from the goal line)`,
    clock: `the clock (${quarter > 4 ? 'overtime' : `quarter ${quarter}`}, ${clockText(secondsLeft)} left)`,
    score: `the score (${offenseScore}–${defenseScore})`,
    offenseTimeouts: `the offense's timeouts (${situation.offenseTimeouts})`,
    defenseTimeouts: `the defense's timeouts (${situation.defenseTimeouts})`,
    line: `the line (${situation.possessionTeamLine > 0 ? 'favoured by' : 'underdog by'} ${Math.abs(situation.possessionTeamLine)})`,
    total: `the total (${situation.totalLine})`,
    offenseForm: "the offense's form",
    defenseForm: "the defense's form",
    venue: `the venue (${situation.venue.roof})`,
    weather: 'the weather',
    kicker: `the kicker (${situation.kicker})`,
    punter: `the punter (${situation.punter})`,
  }
  return words[group]
}
