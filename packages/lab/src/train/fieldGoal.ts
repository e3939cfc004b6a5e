import { type FieldGoalInput, type FieldGoalModel, fieldGoalTerms } from '@fourthright/guide'
import { type Frame, query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { altitudesFt } from './altitudes.js'
import { seasonParameters, type TrainingRoom } from './artefact.js'
import { fitLogistic } from './fisherScoring.js'

/** Fits the kicking model on all kicks of the recipe's seasons, regular and postseason. */
export async function trainFieldGoal(room: TrainingRoom): Promise<FieldGoalModel> {
  const { seasons, knots } = room.recipe.fieldGoal
  const frame = await query(room.connection, featureSql('kicks'), seasonParameters(seasons))
  const kicks = kickInputs(frame)
  const shape = {
    knots,
    firstSeason: seasons[0],
    lastSeason: seasons[1],
    usualWindMph: mean(kicks.map((kick) => kick.windMph)),
    usualTemperatureF: mean(kicks.map((kick) => kick.temperatureF)),
  }
  const terms = kicks.map((kick) => fieldGoalTerms(kick, shape))
  const { parameters } = fitLogistic(
    {
      outcomes: frame.numbers('made'),
      logits: (weights) => Float64Array.from(terms, (row) => dot(row, weights)),
    },
    [5, -0.1, ...knots.map(() => 0), 0, 0, 0, 0, 0],
  )
  const [intercept, perYard, ...rest] = parameters as [number, number, ...number[]]
  const [indoors, wind, cold, altitude, perSeason] = rest.slice(knots.length) as [
    number,
    number,
    number,
    number,
    number,
  ]
  return {
    ...shape,
    intercept,
    perYard,
    bends: rest.slice(0, knots.length),
    indoors,
    wind,
    cold,
    altitude,
    perSeason,
  }
}

/** The rows of `kicks.sql` as the guide's model reads them. */
export function kickInputs(frame: Frame): FieldGoalInput[] {
  const stadiums = frame.texts('stadium_id')
  return frame
    .records(['kickDistance', 'season', 'indoors', 'artificialTurf', 'temperatureF', 'windMph'])
    .map((kick, row) => ({ ...kick, altitudeFt: altitudesFt[stadiums[row] as string] ?? 0 }))
}

function mean(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value))
  return known.reduce((total, value) => total + value, 0) / known.length
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, at) => total + value * (b[at] as number), 0)
}
