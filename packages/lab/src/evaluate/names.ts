import type { SpecialistTable } from '@fourthright/guide'
import type { Frame } from '../features/frame.js'
import { gameInterval, type Interval } from './gameIntervals.js'
import { mean } from './metrics.js'

/** What names change of the squared error of the same rows; below zero they help. */
export interface GapOfNames {
  readonly difference: number
  /** 95 %, games drawn with replacement. */
  readonly differenceInterval: Interval
}

/** The effect of who had last kicked for each row's team before its week; 0 for the unknown. */
export function lastEffects(frame: Frame, table: SpecialistTable): Float64Array {
  const teams = frame.texts('offense')
  return Float64Array.from(frame.records(['season', 'week']), ({ season, week }, row) => {
    const team = teams[row] as string
    const name = table.last(season, week, team)
    return (name === null ? undefined : table.effect(season, week, name, team)) ?? 0
  })
}

export function gapOfNames(plain: Float64Array, named: Float64Array, games: readonly string[]): GapOfNames {
  const gaps = named.map((error, row) => error - (plain[row] as number))
  return { difference: mean(gaps), differenceInterval: gameInterval(gaps, games) }
}
