import {
  type DriveInput,
  type DriveModel,
  driveTermNames,
  driveTerms,
  timeUpTermNames,
  timeUpTerms,
} from '@fourthright/guide'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters, type TrainingRoom } from './artefact.js'
import { countDriveEnds } from './driveEnds.js'
import { type DriveRecord, driveEnd, driveRecords } from './driveRecords.js'
import { fitLogistic } from './fisherScoring.js'

/**
 * Fits how drives end, on all snaps whose need is known: a logistic curve for touchdowns, one for field goals where there
 * is no touchdown, one for running out of time where there is no score; and counts of what other drives bring.
 *
 * The formula stands beside boosted trees: held out (2006–2008, 2012–2013, 2017–2018) it has a log loss of 0.8147 on all
 * snaps and 0.9141 on first downs against their 0.8125 and 0.9132 (counts by spot, down and need: 0.8278, 0.9258), but is
 * smooth in spot and time, better where a field goal wins or is needed (0.6870, 0.8620 against 0.6893, 0.8687), and small.
 */
export async function trainDrives(room: TrainingRoom): Promise<DriveModel> {
  const { seasons } = room.recipe.drives
  const records = driveRecords(
    await query(room.connection, featureSql('driveRows'), seasonParameters(seasons)),
  )
  const withoutTouchdown = records.filter(({ end }) => end !== driveEnd.touchdown)
  const withoutScore = withoutTouchdown.filter(({ end }) => end !== driveEnd.fieldGoal)
  return {
    touchdown: fitEnd(records, driveEnd.touchdown, driveTerms, driveTermNames),
    fieldGoal: fitEnd(withoutTouchdown, driveEnd.fieldGoal, driveTerms, driveTermNames),
    timeUp: fitEnd(withoutScore, driveEnd.timeUp, timeUpTerms, timeUpTermNames),
    ...countDriveEnds(records),
  }
}

type Terms = (input: DriveInput) => readonly number[]

function fitEnd(records: readonly DriveRecord[], end: number, termsOf: Terms, names: readonly string[]) {
  const terms = names.map(() => new Float64Array(records.length))
  records.forEach(({ input }, row) => {
    termsOf(input).forEach((value, term) => {
      const column = terms[term] as Float64Array
      column[row] = value
    })
  })
  const logits = (weights: readonly number[]) => {
    const sums = new Float64Array(records.length)
    terms.forEach((column, term) => {
      const weight = weights[term] as number
      for (let row = 0; row < sums.length; row++)
        sums[row] = (sums[row] as number) + weight * (column[row] as number)
    })
    return sums
  }
  const outcomes = Float64Array.from(records, (record) => Number(record.end === end))
  return fitLogistic(
    { outcomes, logits, slopes: () => terms },
    names.map(() => 0),
  ).parameters
}
