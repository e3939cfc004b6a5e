import { type FieldGoalInput, type FieldGoalModel, fieldGoalTerms } from '@fourthright/guide'
import { type Frame, query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { altitudesFt } from './altitudes.js'
import { seasonParameters, type TrainingRoom } from './artefact.js'
import { fitLogistic } from './fisherScoring.js'
import type { Recipe } from './recipe.js'

/** Fits the kicking model on all kicks of the recipe's seasons, regular and postseason. */
export async function trainFieldGoal(room: TrainingRoom): Promise<FieldGoalModel> {
  return fitFieldGoal(await kickRows(room), room.recipe.fieldGoal)
}

/** The kicks that the kicking model learns from. */
export function kickRows({ connection, recipe }: TrainingRoom): Promise<Frame> {
  return query(connection, featureSql('kicks'), seasonParameters(recipe.fieldGoal.seasons))
}

/** Fits the kicking model; `counts` says how often each kick counts, else once. */
export function fitFieldGoal(
  frame: Frame,
  { seasons, knots }: Recipe['fieldGoal'],
  counts?: Float64Array,
): FieldGoalModel {
  const kicks = kickInputs(frame)
  const shape = {
    knots,
    firstSeason: seasons[0],
    lastSeason: seasons[1],
    usualWindMph: knownMean(
      kicks.map((kick) => kick.windMph),
      counts,
    ),
    usualTemperatureF: knownMean(
      kicks.map((kick) => kick.temperatureF),
      counts,
    ),
  }
  const terms = kicks.map((kick) => fieldGoalTerms(kick, shape))
  const { parameters } = fitLogistic(
    {
      outcomes: frame.numbers('made'),
      logits: (weights) => Float64Array.from(terms, (row) => dot(row, weights)),
      ...(counts && { weights: counts }),
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

/** Mean of what is known. */
function knownMean(values: readonly number[], counts?: Float64Array): number {
  let sum = 0
  let weight = 0
  for (const [at, value] of values.entries()) {
    if (Number.isNaN(value)) continue
    const count = counts?.[at] ?? 1
    sum += count * value
    weight += count
  }
  return sum / weight
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, at) => total + value * (b[at] as number), 0)
}
