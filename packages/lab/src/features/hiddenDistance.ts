import { join } from 'node:path'
import { DataError } from '@fourthright/guide'
import { openDatabase } from '../tables/database.js'
import { query } from './frame.js'
import { featureSql } from './sqlFile.js'

/** A ball farther than this from its whole-yard spot is a fault of the tracking or of the join, not of rounding. */
const farthestYards = 1
/** Equally likely values that a recipe keeps. */
const slices = 21

/**
 * What a whole-yard distance hides: equally likely values of the true distance minus the whole-yard one, in yards.
 *
 * The ball and the line to gain are both rounded to a yard, and the line to gain lies where an earlier ball was spotted:
 * the hidden part is the difference of two offsets, taken over all pairs of tracked plays.
 *
 * @param offsets yards between the ball at the snap and its whole-yard spot, one a play; beyond a yard are left out
 * @returns 21 values, ascending, rounded to a thousandth: the means of equally large slices of the sorted differences
 * @throws DataError 'features/no-offsets' when fewer than five are left: their differences would not fill the slices
 */
export function hiddenDistance(offsets: readonly number[]): number[] {
  const kept = offsets.filter((offset) => Math.abs(offset) <= farthestYards)
  const differences = Float64Array.from(kept.flatMap((a) => kept.map((b) => a - b))).sort()
  if (differences.length < slices) {
    throw new DataError('features/no-offsets', {
      field: 'ballMinusYardline',
      value: kept.length,
      valid: 'at least five plays with the ball within a yard of its spot',
      message: `${kept.length} tracked plays are too few to say what a whole yard hides.`,
    })
  }
  return Array.from({ length: slices }, (_, slice) => {
    const from = Math.floor((slice * differences.length) / slices)
    const upTo = Math.floor(((slice + 1) * differences.length) / slices)
    const inside = differences.subarray(from, upTo)
    const mean = inside.reduce((sum, difference) => sum + difference, 0) / inside.length
    return Math.round(mean * 1000) / 1000 + 0
  })
}

/** Offsets of the tracking sample in a data directory, in yards. */
export async function ballOffsets(dataDirectory: string): Promise<number[]> {
  const file = join(dataDirectory, 'tracking', 'ngs-highlights', 'plays_with_ball_at_snap.csv')
  const database = await openDatabase()
  try {
    const frame = await query(database.connection, featureSql('ballOffsets'), { file })
    return [...frame.numbers('ball_minus_yardline')]
  } finally {
    database.close()
  }
}
