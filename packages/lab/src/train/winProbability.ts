import {
  type MarginModel,
  marginLogit,
  marginParameters,
  timeWeightedLine,
  type WinProbabilityInput,
} from '@fourthright/guide'
import { type Frame, query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters, type TrainingRoom } from './artefact.js'
import { boost } from './boost.js'
import { fitLogistic } from './fisherScoring.js'

/** Where the search for the margin model starts; orders of magnitude from football, not fitted. */
const start: MarginModel = {
  lineWeight: 1,
  lineDecay: 1,
  gameVariance: 60,
  endVariance: 2,
  kickoff: 0.5,
  ball: 2,
  fieldPosition: 3,
  secondDown: -0.5,
  thirdDown: -1,
  fourthDown: -2,
  distance: -0.5,
  lateDistance: -0.3,
  redZone: 0,
}

/** Every this many-th row is enough for the margin model's dozen parameters. */
const sampleEvery = 4

/** A better score, spot, line or more timeouts never hurt; a later down or longer distance never helps. */
const monotone: Readonly<Record<string, number>> = {
  scoreDifferential: 1,
  down: -1,
  yardsToGo: -1,
  yardsToGoal: -1,
  offenseTimeouts: 1,
  defenseTimeouts: -1,
  timeWeightedLine: 1,
}

export interface TrainedWinProbability {
  readonly trees: Uint8Array
  readonly margin: MarginModel
}

/** Fits the margin model, then monotone trees that start at its log-odds; ties are left out. */
export async function trainWinProbability(room: TrainingRoom): Promise<TrainedWinProbability> {
  const recipe = room.recipe.winProbability
  const frame = await query(room.connection, featureSql('winProbabilityRows'), {
    ...seasonParameters(recipe.seasons),
    withTies: false,
  })
  const rows = winProbabilityInputs(frame)
  const won = frame.numbers('won')
  const margin = fitMarginModel(rows, won)
  const withLine = frame.with(
    'timeWeightedLine',
    Float64Array.from(rows, (row) => timeWeightedLine(row, margin)),
  )
  const trees = await boost(room, {
    name: 'winProbability',
    recipe,
    fixed: {
      objective: 'binary:logistic',
      monotone_constraints: recipe.features.map((feature) => monotone[feature] ?? 0),
    },
    frame: withLine,
    labels: Float32Array.from(won),
    baseMargin: Float32Array.from(rows, (row) => marginLogit(row, margin)),
  })
  return { trees, margin }
}

/** The rows of `winProbabilityRows.sql` as the guide's model reads them. */
export function winProbabilityInputs(frame: Frame): WinProbabilityInput[] {
  const names = [
    'down',
    'yardsToGo',
    'yardsToGoal',
    'secondsLeftInGame',
    'secondsLeftInHalf',
    'scoreDifferential',
    'offenseTimeouts',
    'defenseTimeouts',
    'receivesSecondHalfKickoff',
    'possessionTeamLine',
  ] as const satisfies readonly (keyof WinProbabilityInput)[]
  return frame.records(names)
}

function fitMarginModel(rows: readonly WinProbabilityInput[], won: Float64Array): MarginModel {
  const sample = rows.filter((_, row) => row % sampleEvery === 0)
  const outcomes = won.filter((_, row) => row % sampleEvery === 0)
  const modelOf = (values: readonly number[]) =>
    Object.fromEntries(marginParameters.map((name, at) => [name, values[at]])) as unknown as MarginModel
  const fit = fitLogistic(
    {
      outcomes,
      logits(values) {
        const model = modelOf(values)
        return Float64Array.from(sample, (row) => marginLogit(row, model))
      },
    },
    marginParameters.map((name) => start[name]),
  )
  return modelOf(fit.parameters)
}
