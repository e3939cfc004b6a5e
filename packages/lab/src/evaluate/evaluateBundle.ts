import { readFile } from 'node:fs/promises'
import { type Bundle, openBundle, type Seasons } from '@fourthright/guide'
import { createSnapTables } from '../features/snapTables.js'
import { cardFileOf, maybeCard } from '../publish/modelCard.js'
import { openDatabase } from '../tables/database.js'
import { checkRecipe } from '../train/recipe.js'
import { type CallsEvaluation, evaluateCalls } from './calls.js'
import { type ConversionEvaluation, evaluateConversion } from './conversion.js'
import { type ExpectedPointsEvaluation, evaluateExpectedPoints } from './expectedPoints.js'
import { type FamousPlay, ourFamousPlay, publishedFamousPlay } from './famousPlay.js'
import { evaluateFieldGoal, type FieldGoalEvaluation } from './fieldGoal.js'
import { evaluatePunt, type PuntEvaluation, rollingPuntBias } from './punt.js'
import { type EvaluationRoom, refuseSeenSeasons } from './room.js'
import type { Summary } from './summary.js'
import { evaluateWinProbability } from './winProbability.js'

export interface EvaluateRequest {
  /** Path of the bundle; its card stands beside it. */
  readonly bundleFile: string
  readonly dataDirectory: string
  /** Fit the rolling-origin models again instead of taking their figures from the card. */
  readonly refit?: boolean
  /** Called with a stage's name and the share done, 0 … 1. */
  readonly onProgress?: (stage: string, share: number) => void
}

/** What `fourthright evaluate --json` prints: every model on seasons that it has not seen. */
export interface Evaluation {
  readonly bundle: { readonly id: string; readonly name: string; readonly trainedOn: string }
  readonly conversion: ConversionEvaluation
  readonly winProbability: Summary
  readonly fieldGoal: FieldGoalEvaluation
  readonly punt: PuntEvaluation
  readonly expectedPoints: ExpectedPointsEvaluation
  readonly calls: CallsEvaluation
  /** The published guide's worked example beside ours. */
  readonly famousPlay: { readonly published: FamousPlay; readonly ours: FamousPlay }
}

/** Test seasons of the experiment: the article's, and those of the published win-probability figure. */
export const testSeasons = {
  conversion: [2020, 2020],
  winProbability: [2019, 2020],
  fieldGoal: [2020, 2020],
  punt: [2020, 2020],
  expectedPoints: [2020, 2020],
  calls: [2020, 2020],
} as const satisfies Record<string, Seasons>

/** Seasons whose punts are each judged by a model of the seasons before. */
export const rollingSeasons = [2016, 2017, 2018, 2019, 2020] as const

/**
 * Scores a bundle on the test seasons.
 *
 * @throws DataError 'evaluate/season-in-training' when the bundle has seen them; the data errors of the readers.
 */
export async function evaluateBundle(request: EvaluateRequest): Promise<Evaluation> {
  const bundle = await openBundle(await readFile(request.bundleFile))
  refuseTestSeasons(bundle)
  const progress = request.onProgress ?? (() => {})
  const database = await openDatabase()
  try {
    progress('reading plays', 0)
    const recipe = checkRecipe(bundle.recipe, bundle.name)
    const first = request.refit ? recipe.punt.seasons[0] : testSeasons.winProbability[0]
    await createSnapTables(database.connection, request.dataDirectory, [first, testSeasons.conversion[1]])
    const room = { connection: database.connection, bundle }
    const bySeason = request.refit
      ? await rollingPuntBias(database.connection, recipe.punt, rollingSeasons)
      : await bySeasonOfCard(request.bundleFile, bundle.id)
    return await evaluateModels(room, bySeason, progress)
  } finally {
    database.close()
  }
}

/** The test seasons that each model of a bundle is scored on. */
const scoredOn: Readonly<Record<string, keyof typeof testSeasons>> = {
  yardsGained: 'conversion',
  playCall: 'conversion',
  winProbability: 'winProbability',
  fieldGoal: 'fieldGoal',
  punt: 'punt',
  expectedPoints: 'expectedPoints',
  calls: 'calls',
}

/**
 * Refuses a bundle, or what is to become one, that sees a season on which it would be scored.
 * @throws DataError 'evaluate/season-in-training'
 */
export function refuseTestSeasons(bundle: Pick<Bundle, 'name' | 'trainingSeasons'>): void {
  for (const [model, test] of Object.entries(scoredOn)) refuseSeenSeasons(bundle, model, testSeasons[test])
}

/** The rolling figures of the card beside a bundle, where it is this bundle's. */
async function bySeasonOfCard(bundleFile: string, id: string): Promise<PuntEvaluation['bySeason']> {
  const card = await maybeCard(cardFileOf(bundleFile))
  return card?.bundle.id === id ? card.evaluation.punt.bySeason : []
}

/** Scores every model of the room's bundle; "snaps" holds at least the test seasons. */
export async function evaluateModels(
  room: EvaluationRoom,
  bySeason: PuntEvaluation['bySeason'],
  progress: (stage: string, share: number) => void,
): Promise<Evaluation> {
  const { bundle } = room
  progress('conversion', 0.2)
  const conversion = await evaluateConversion(room, testSeasons.conversion[0])
  progress('win probability', 0.5)
  const winProbability = await evaluateWinProbability(room, testSeasons.winProbability)
  progress('kicks and punts', 0.8)
  const fieldGoal = await evaluateFieldGoal(room, testSeasons.fieldGoal[0])
  const punt = { ...(await evaluatePunt(room, testSeasons.punt[0])), bySeason }
  progress('expected points', 0.9)
  const expectedPoints = await evaluateExpectedPoints(room, testSeasons.expectedPoints)
  const calls = await evaluateCalls(room, testSeasons.calls)
  progress('expected points', 1)
  return {
    bundle: { id: bundle.id, name: bundle.name, trainedOn: bundle.trainedOn },
    conversion,
    winProbability,
    fieldGoal,
    punt,
    expectedPoints,
    calls,
    famousPlay: { published: publishedFamousPlay, ours: ourFamousPlay(bundle) },
  }
}
