import { type ExpectedPointsInput, nextScores } from '@fourthright/guide'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import type { EvaluationRoom } from './room.js'

export interface ExpectedPointsEvaluation {
  readonly n: number
  readonly seasons: readonly [number, number]
  /** Classes' errors in bins of five points, each class weighted by how often it happened. */
  readonly calibrationError: number
  readonly logLoss: number
}

/** Width of the bins of the published calibration, in probability. */
const binWidth = 0.05

/**
 * Calibration of the next score's chances, measured as nflfastR published it: bins of five points a class,
 * errors weighted by plays inside a class and by the class's frequency across classes.
 */
export async function evaluateExpectedPoints(
  room: EvaluationRoom,
  seasons: readonly [number, number],
): Promise<ExpectedPointsEvaluation> {
  const frame = await query(room.connection, featureSql('expectedPointsRows'), {
    firstSeason: seasons[0],
    lastSeason: seasons[1],
  })
  const inputs: ExpectedPointsInput[] = frame.records([
    'down',
    'yardsToGo',
    'yardsToGoal',
    'secondsLeftInHalf',
    'offenseTimeouts',
    'defenseTimeouts',
  ])
  const chances = room.bundle.models.expectedPoints.predict(inputs)
  const happened = frame.numbers('next_score')
  const byClass = nextScores.map(({ name }, at) =>
    classError(
      Float64Array.from(chances, (row) => row[name]),
      happened.map((score) => (score === at ? 1 : 0)),
    ),
  )
  const counts = nextScores.map((_, at) => happened.filter((score) => score === at).length)
  const losses = happened.map(
    (score, row) => -Math.log(chances[row]?.[nextScores[score]?.name ?? 'none'] ?? 0),
  )
  return {
    n: frame.rows,
    seasons,
    calibrationError: byClass.reduce(
      (sum, error, at) => sum + (error * (counts[at] as number)) / frame.rows,
      0,
    ),
    logLoss: losses.reduce((sum, loss) => sum + loss, 0) / frame.rows,
  }
}

function classError(chances: Float64Array, outcomes: Float64Array): number {
  const gaps = new Map<number, number>()
  chances.forEach((chance, row) => {
    const bin = Math.round(chance / binWidth)
    gaps.set(bin, (gaps.get(bin) ?? 0) + chance - (outcomes[row] as number))
  })
  return [...gaps.values()].reduce((sum, gap) => sum + Math.abs(gap), 0) / chances.length
}
