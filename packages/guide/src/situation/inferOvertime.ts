import type { Rules } from '../rules/rulebook.js'
import { parseClock } from './clock.js'
import type { Assume } from './complete.js'
import type { Situation } from './situation.js'
import type { WrittenSituation } from './situationSchema.js'

/** A first possession is seldom over before this share of the period is gone. */
const firstPossessionShare = 0.35

/**
 * Who has had the ball in this overtime before: as written, else guessed from score and clock.
 * Null in regulation.
 */
export function inferOvertime(
  written: WrittenSituation,
  rules: Rules,
  assume: Assume,
): Situation['overtime'] {
  const period = written.quarter - 4
  if (period < 1) return null
  if (written.overtime) return written.overtime
  const behind = written.defenseScore - written.offenseScore
  if (behind > 0) {
    assume('Overtime: the offense trails, so the defense has had the ball and this is the answer.')
    return { period, possessionsBefore: { offense: 0, defense: 1 } }
  }
  const gone = 1 - parseClock(written.clock) / rules.overtimeSeconds
  if (period === 1 && behind === 0 && gone < firstPossessionShare) {
    assume('Overtime: taken as the first possession.')
    return { period, possessionsBefore: { offense: 0, defense: 0 } }
  }
  assume('Overtime: both teams are taken to have had the ball.')
  return { period, possessionsBefore: { offense: 1, defense: 1 } }
}
