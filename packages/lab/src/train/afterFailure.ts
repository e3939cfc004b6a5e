import { type FailureModel, type FailureTable, turnoverDistances } from '@fourthright/guide'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters, type TrainingRoom } from './artefact.js'

type FailureRow = Record<(typeof columns)[number], number>

const columns = [
  'call',
  'yards_to_go',
  'yards_to_goal',
  'yards_gained',
  'converted',
  'interception',
  'fumble_lost',
  'returned_for_touchdown',
  'spot',
] as const

/** Gains below this are lumped together. */
const deepestLoss = -15
/** Equally likely places of a turnover's spot that the bundle keeps. */
const spotsKept = 7
/** A distance's rate counts as this many plays at the call's overall rate, so that a few dozen plays cannot say zero. */
const shrinkage = 200

/** Counts turnovers, their returns, and losses on third- and fourth-down runs and passes. */
export async function trainAfterFailure(room: TrainingRoom): Promise<FailureModel> {
  const frame = await query(
    room.connection,
    featureSql('failureRows'),
    seasonParameters(room.recipe.afterFailure.seasons),
  )
  const rows = frame.records(columns)
  return {
    run: tableOf(rows.filter(({ call }) => call === 0)),
    pass: tableOf(rows.filter(({ call }) => call === 1)),
  }
}

function tableOf(rows: readonly FailureRow[]): FailureTable {
  const failed = rows.filter(({ converted }) => !converted)
  const gained = rows.filter(({ converted }) => converted)
  const intercepted = failed.filter(({ interception }) => interception)
  const fumbled = failed.filter(({ interception, fumble_lost }) => !interception && fumble_lost)
  return {
    interception: byDistance(failed, ({ interception }) => interception),
    fumbleLost: byDistance(failed, ({ interception, fumble_lost }) => (interception ? 0 : fumble_lost)),
    lostAfterGaining: mean(gained, ({ interception, fumble_lost }) => Math.max(interception, fumble_lost)),
    interceptionReturnTouchdown: mean(intercepted, ({ returned_for_touchdown }) => returned_for_touchdown),
    fumbleReturnTouchdown: mean(fumbled, ({ returned_for_touchdown }) => returned_for_touchdown),
    interceptionSpots: spotsOf(intercepted),
    fumbleSpots: spotsOf(fumbled),
    losses: lossesOf(failed),
  }
}

function byDistance(rows: readonly FailureRow[], rate: (row: FailureRow) => number): number[] {
  const overall = mean(rows, rate)
  return turnoverDistances.map((limit, at) => {
    const above = turnoverDistances[at - 1] ?? 0
    const inside = rows.filter(({ yards_to_go }) => yards_to_go > above && yards_to_go <= limit)
    const seen = inside.reduce((total, row) => total + rate(row), 0)
    return (seen + shrinkage * overall) / (inside.length + shrinkage)
  })
}

function mean(rows: readonly FailureRow[], value: (row: FailureRow) => number): number {
  return rows.length === 0 ? 0 : rows.reduce((total, row) => total + value(row), 0) / rows.length
}

/** Quantiles in the middle of equally heavy slices. */
function spotsOf(rows: readonly FailureRow[]): number[] {
  const spots = rows
    .map(({ spot }) => spot)
    .filter((spot) => !Number.isNaN(spot))
    .sort((a, b) => a - b)
  if (spots.length === 0) return [0]
  return Array.from(
    { length: spotsKept },
    (_, at) => spots[Math.floor(((at + 0.5) / spotsKept) * spots.length)] as number,
  )
}

/** Chances of each gain of 0 or less among stopped plays that kept the ball. */
function lossesOf(failed: readonly FailureRow[]): (readonly [number, number])[] {
  const stopped = failed.filter((row) => row.yards_gained <= 0 && !row.interception && !row.fumble_lost)
  const counts = new Map<number, number>()
  for (const { yards_gained } of stopped) {
    const gain = Math.max(deepestLoss, yards_gained)
    counts.set(gain, (counts.get(gain) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => b - a).map(([gain, count]) => [gain, count / stopped.length])
}
