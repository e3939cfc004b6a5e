import { InputError } from '../errors/errors.js'
import { leadsToAnswer } from '../rules/overtime.js'
import type { Rules } from '../rules/rulebook.js'
import { fieldError } from './fieldError.js'
import type { WrittenSituation } from './situationSchema.js'

/**
 * Is there such an overtime? Its period and quarter agree; the score is even or one that its era's rules let a team
 * answer; who has had the ball fits the score.
 *
 * @throws InputError 'situation/quarter', 'situation/overtime', 'situation/overtime-period',
 *   'situation/overtime-score', 'situation/overtime-possessions-before'
 */
export function overtimeFits(written: WrittenSituation, rules: Rules): void {
  const { quarter, overtime } = written
  if (quarter > 5 && rules.mayTie) {
    throw fieldError('quarter', quarter, 'A regular-season game has one overtime period, quarter 5.')
  }
  if (quarter < 5) {
    if (!overtime) return
    throw fieldError('overtime', overtime, `Quarter ${quarter} is regulation; leave overtime out.`)
  }
  if (overtime && overtime.period !== quarter - 4) {
    throw fieldError(
      'overtime.period',
      overtime.period,
      `Quarter ${quarter} is overtime period ${quarter - 4}; the two must agree.`,
    )
  }
  const deficit = written.defenseScore - written.offenseScore
  if (written.phase === 'try') tryFits(written, deficit, rules)
  else scrimmageFits(written, deficit, rules)
}

function scrimmageFits(written: WrittenSituation, deficit: number, rules: Rules) {
  const answered = leadsToAnswer(rules)
  if (deficit < 0) {
    throw scoreError(
      'offenseScore',
      written,
      ['even', ...behind(answered)],
      'In overtime the team with the ball is never ahead.',
    )
  }
  if (deficit > 0 && !answered.includes(deficit)) {
    throw scoreError(
      'defenseScore',
      written,
      ['even', ...behind(answered)],
      `A lead of ${deficit} would have ended this overtime (${formats[rules.overtimeFormat]}).`,
    )
  }
  possessionsFit(written, deficit)
}

/** A try follows the first possession's touchdown, or an answer that has not won yet; else the touchdown was the end. */
function tryFits(written: WrittenSituation, deficit: number, rules: Rules) {
  const { touchdown } = rules.points
  const answered = leadsToAnswer(rules)
  const afterAnswer = answered.map((lead) => lead - touchdown).filter((after) => after >= 0)
  const isFirst = answered.includes(touchdown) && deficit === -touchdown
  if (!isFirst && !afterAnswer.includes(deficit)) {
    const valid = answered.includes(touchdown) ? [`${touchdown} ahead`, 'even', ...behind(afterAnswer)] : []
    throw scoreError(
      'offenseScore',
      written,
      valid,
      `The touchdown would have ended this overtime (${formats[rules.overtimeFormat]}).`,
    )
  }
  possessionsFit(written, deficit + touchdown)
}

/** @param deficit of the team with the ball, before its touchdown if a try follows */
function possessionsFit({ overtime }: WrittenSituation, deficit: number) {
  if (!overtime) return
  const { offense, defense } = overtime.possessionsBefore
  if (deficit > 0 && (offense > 0 || defense === 0)) {
    throw possessionsError(
      overtime.possessionsBefore,
      'offense 0 and defense 1',
      'Who trails in overtime has the ball for the first time, after the other team had it.',
    )
  }
  if (Math.abs(offense - defense) > 1) {
    throw possessionsError(
      overtime.possessionsBefore,
      'two whole numbers that differ by 1 at most',
      'The teams have the ball in turn.',
    )
  }
}

const formats = {
  suddenDeath: 'the first score wins',
  modified: 'a touchdown wins, a field goal on the first possession may be answered',
  bothPossess: 'each team has the ball once, then the first score wins',
} as const

function behind(deficits: readonly number[]): string[] {
  return deficits.filter((deficit) => deficit > 0).map((deficit) => `${deficit} behind`)
}

function scoreError(
  field: 'offenseScore' | 'defenseScore',
  written: WrittenSituation,
  valid: readonly string[],
  message: string,
): InputError {
  return new InputError('situation/overtime-score', {
    field,
    value: written[field],
    valid:
      valid.length > 0 ? `the offense ${valid.join(', or ')}` : 'a scrimmage down: no try is played here',
    message,
  })
}

function possessionsError(value: unknown, valid: string, message: string): InputError {
  return new InputError('situation/overtime-possessions-before', {
    field: 'overtime.possessionsBefore',
    ...{ value, valid, message },
  })
}
