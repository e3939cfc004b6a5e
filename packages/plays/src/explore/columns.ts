import type { Columns, DecisionRow } from './seasonTables.js'

/** The columns of decisions.json.gz in their order. */
export const decisionColumns = [
  'game',
  'playId',
  'offense',
  'defense',
  'offenseCoach',
  'quarter',
  'clock',
  'offenseScore',
  'defenseScore',
  'yardsToGo',
  'yardsToGoal',
  'offenseTimeouts',
  'defenseTimeouts',
  'receivesSecondHalfKickoff',
  'quarterback',
  'overtimePossessions',
  'recommendation',
  'edge',
  'goForItWinProbability',
  'fieldGoalWinProbability',
  'puntWinProbability',
  'conversionProbability',
  'makeProbability',
  'confidence',
  'agreement',
  'edgeLow',
  'edgeHigh',
  'actualChoice',
  'cost',
  'result',
  'yardsGained',
] as const satisfies readonly (keyof DecisionRow)[]

/**
 * One row of a table by its columns.
 *
 * @param index place of the row, from 0
 * @throws RangeError where there is no such row
 * @example rowOf(tables.decisions, 0).recommendation // 'punt'
 */
export function rowOf<Row extends object>(columns: Columns<Row>, index: number): Row {
  const entries = Object.entries<readonly unknown[]>(columns)
  if (!entries.every(([, column]) => index in column)) throw new RangeError(`There is no row ${index}.`)
  return Object.fromEntries(entries.map(([name, column]) => [name, column[index]])) as Row
}
