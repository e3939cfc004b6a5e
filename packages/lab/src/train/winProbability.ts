import {
  type MarginModel,
  marginLogit,
  marginParameters,
  type WinProbabilityInput,
  winProbabilityDerived,
  winProbabilityInputs,
} from '@fourthright/guide'
import { type Frame, query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters, type TrainingRoom } from './artefact.js'
import { type BoostRequest, boost } from './boost.js'
import { fitLogistic } from './fisherScoring.js'
import { marginSlopes } from './marginSlopes.js'
import type { BoostedRecipe } from './recipe.js'

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
  leadAtEnd: 1,
  leadFadesOver: 0.02,
}

/**
 * A member's sample may hold too few late snaps to keep the formula on ground: its scales stay above these
 * (points², points², share of the game), far below what a league's snaps give. A line never grows as the game goes on.
 */
const leastScales = { gameVariance: 1, endVariance: 0.05, leadFadesOver: 5e-4, lineDecay: 0 } as const

/**
 * A member's formula is sought no nearer than this in log loss: another draw of the games moves it by hundredths, and
 * half the iterations are spent beyond.
 */
const refitTolerance = 1e-6

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
  timeScaledLead: 1,
}

/**
 * The end of a game is where decisions weigh most and snaps are few: a snap there counts up to nine times.
 * Chosen on 2017 and 2018 (trained on 2006–2016), together with the margin model's worth of being ahead at the end:
 * log loss of the last five minutes within a score 0.4457 → 0.4407, of all snaps 0.4151 → 0.4149.
 */
const endWeight = { extra: 8, fadesOverSeconds: 300 }

export interface TrainedWinProbability {
  readonly trees: Uint8Array
  readonly margin: MarginModel
}

/** Fits the margin model, then monotone trees that start at its log-odds; ties are left out. */
export async function trainWinProbability(room: TrainingRoom): Promise<TrainedWinProbability> {
  const { margin, trees } = fitWinProbability(await snapRows(room), room.recipe.winProbability)
  const { model } = await boost(room, trees)
  return { trees: model, margin }
}

/** The snaps that win probability learns from. */
export function snapRows({ connection, recipe }: TrainingRoom): Promise<Frame> {
  return query(connection, featureSql('winProbabilityRows'), {
    ...seasonParameters(recipe.winProbability.seasons),
    withTies: false,
  })
}

export interface WinProbabilityFit {
  readonly margin: MarginModel
  /** What the trees learn on top of it. */
  readonly trees: BoostRequest
}

/** How a fit differs from the published model's. */
export interface WinProbabilityRefit {
  /** How often each snap counts. */
  readonly counts: Float64Array
  /** Where the search for the margin model starts: the fit to all games. */
  readonly from: MarginModel
}

/** Fits the margin model and says what the trees learn. */
export function fitWinProbability(
  frame: Frame,
  recipe: BoostedRecipe,
  { counts, from = start }: Partial<WinProbabilityRefit> = {},
): WinProbabilityFit {
  const rows = frame.records(winProbabilityInputs)
  const won = frame.numbers('won')
  const margin = fitMarginModel(rows, won, { from, ...(counts && { counts }) })
  const complete = Object.entries(winProbabilityDerived).reduce(
    (columns, [name, derived]) =>
      columns.with(
        name,
        Float64Array.from(rows, (row) => derived(row, margin)),
      ),
    frame,
  )
  const trees: BoostRequest = {
    name: 'winProbability',
    recipe,
    fixed: {
      objective: 'binary:logistic',
      monotone_constraints: recipe.features.map((feature) => monotone[feature] ?? 0),
    },
    frame: complete,
    labels: Float32Array.from(won),
    weights: Float32Array.from(
      rows,
      ({ secondsLeftInGame }, row) =>
        (counts?.[row] ?? 1) *
        (1 + endWeight.extra * Math.exp(-secondsLeftInGame / endWeight.fadesOverSeconds)),
    ),
    baseMargin: Float32Array.from(rows, (row) => marginLogit(row, margin)),
  }
  return { margin, trees }
}

/** Fits the margin model alone, to all games of the frame. */
export function marginModelOf(frame: Frame): MarginModel {
  return fitMarginModel(frame.records(winProbabilityInputs), frame.numbers('won'), { from: start })
}

function fitMarginModel(
  rows: readonly WinProbabilityInput[],
  won: Float64Array,
  { counts, from }: Partial<WinProbabilityRefit> & { from: MarginModel },
): MarginModel {
  const isTaken = (_: unknown, row: number) => row % sampleEvery === 0
  const sample = rows.filter(isTaken)
  const outcomes = won.filter(isTaken)
  const fit = fitLogistic(
    {
      outcomes,
      logits(values) {
        const model = modelOf(values)
        return Float64Array.from(sample, (row) => marginLogit(row, model))
      },
      slopes: (values) => marginSlopes(sample, modelOf(values)),
      ...(counts && { weights: counts.filter(isTaken), tolerance: refitTolerance }),
      isAllowed(values) {
        const model = modelOf(values)
        const scales = Object.entries(leastScales) as [keyof typeof leastScales, number][]
        return scales.every(([name, least]) => model[name] >= least)
      },
    },
    marginParameters.map((name) => from[name]),
  )
  return modelOf(fit.parameters)
}

function modelOf(values: readonly number[]): MarginModel {
  return Object.fromEntries(marginParameters.map((name, at) => [name, values[at]])) as unknown as MarginModel
}
