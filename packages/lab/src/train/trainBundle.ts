import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type BundleManifest, encodeContainer, openBundle, treeSections } from '@fourthright/guide'
import { openXgboost } from '../engine/binding.js'
import { evaluateModels, refuseTestSeasons, rollingSeasons, testSeasons } from '../evaluate/evaluateBundle.js'
import { conversionImportance } from '../evaluate/importance.js'
import { rollingPuntBias } from '../evaluate/punt.js'
import { sourceFiles } from '../features/snapTables.js'
import { cardText } from '../publish/cardText.js'
import { gainShares } from '../publish/gainShares.js'
import { cardFileOf, knownLimits, type ModelCard, sourcesOf } from '../publish/modelCard.js'
import { nodeCovers } from '../publish/nodeCovers.js'
import { treeParts } from '../publish/treeParts.js'
import { writeWhole } from '../publish/writeWhole.js'
import { kickersParts } from '../specialists/kickersParts.js'
import { puntersParts } from '../specialists/puntersParts.js'
import { inDatabase } from '../tables/database.js'
import { trainAfterFailure } from './afterFailure.js'
import type { TrainingRoom } from './artefact.js'
import { trainCalls } from './calls.js'
import { trainDrives } from './drives.js'
import { trainExpectedPoints } from './expectedPoints.js'
import { trainFieldGoal } from './fieldGoal.js'
import { formRecord } from './formRecord.js'
import { gamesRecord } from './gamesRecord.js'
import { trainMissedKick } from './missedKick.js'
import { trainPenalties } from './penalties.js'
import { trainPunt } from './punt.js'
import { readyRoom } from './readyRoom.js'
import { readRecipe } from './recipe.js'
import { seasonsOf, trainedOn, trainingSeasons } from './splits.js'
import { trainTries } from './tries.js'
import { trainWinProbability } from './winProbability.js'
import { gainTail, trainPlayCall, trainYardsGained } from './yardsGained.js'

export interface TrainBundleRequest {
  /** Path of the recipe; default: the house's own experiment. */
  readonly recipeFile?: string | URL
  /** Folder for the bundle `<name>.frb`; made where it is missing. */
  readonly out: string
  readonly dataDirectory: string
  /** Called with a stage's name and the share of it that is done, 0 … 1. */
  readonly onProgress?: (stage: string, share: number) => void
}

export interface TrainedBundle {
  readonly bundleFile: string
  /** The model card as JSON; the same in Markdown stands beside it. */
  readonly cardFile: string
  readonly id: string
}

/** The recipe of the published experiment: the article's split, 2016–2019 against 2020. */
export const experimentRecipe = new URL('../../recipes/experiment.json', import.meta.url)

/**
 * Trains every model of a recipe and writes one bundle with its card.
 *
 * The same recipe, data and library give the same bundle, byte for byte.
 *
 * @throws DataError where data or recipe are missing or malformed, or the recipe sees a test season
 *   ('evaluate/season-in-training'); MissingDependencyError without XGBoost.
 */
export async function trainBundle(request: TrainBundleRequest): Promise<TrainedBundle> {
  const recipe = await readRecipe(request.recipeFile ?? experimentRecipe)
  // what cannot work is told before the plays are read, not minutes later
  refuseTestSeasons({ name: recipe.name, trainingSeasons: trainingSeasons(recipe) })
  openXgboost()
  const onProgress = request.onProgress ?? (() => {})
  const { bytes, evaluation, importance, xgboost } = await inDatabase(async (connection) => {
    const models = await trainModels({ connection, recipe, onProgress }, request.dataDirectory)
    const { bytes } = await encodeContainer({ manifest: { ...models.manifest }, sections: models.sections })
    const room = { connection, bundle: await openBundle(bytes) }
    const bySeason = await rollingPuntBias(connection, recipe.punt, rollingSeasons)
    const moved = await conversionImportance(room, testSeasons.conversion[0])
    return {
      bytes,
      evaluation: await evaluateModels(room, bySeason, onProgress),
      importance: moved.map((one) => ({ ...one, gainShare: models.conversionGains[one.feature] ?? 0 })),
      xgboost: models.xgboost,
    }
  })
  const files = await sourceFiles(request.dataDirectory, seasonsOf(recipe))
  const card: ModelCard = {
    bundle: { ...evaluation.bundle, bytes: bytes.length },
    madeWith: { lab: labVersion(), xgboost },
    recipe,
    sources: await sourcesOf(files),
    evaluation,
    importance,
    limits: knownLimits,
  }
  await mkdir(request.out, { recursive: true })
  const bundleFile = join(request.out, `${recipe.name}.frb`)
  const cardFile = cardFileOf(bundleFile)
  await writeWhole(bundleFile, bytes)
  await writeWhole(cardFile, `${JSON.stringify(card, null, 2)}\n`)
  await writeWhole(cardFile.replace(/json$/, 'md'), cardText(card))
  return { bundleFile, cardFile, id: evaluation.bundle.id }
}

function labVersion(): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(file) as { version: string }).version
}

async function trainModels(room: TrainingRoom, dataDirectory: string) {
  const { recipe } = room
  const { league, xgboost } = await readyRoom(room, dataDirectory)

  const winProbability = await trainWinProbability(room)
  const models: Record<(typeof treeSections)[number], Uint8Array> = {
    expectedPoints: (await trainExpectedPoints(room, recipe.expectedPoints.seasons)).model,
    yardsGained: await trainYardsGained(room),
    playCall: await trainPlayCall(room),
    winProbability: winProbability.trees,
  }
  const punt = await trainPunt(room)
  const kickers = await kickersParts(room)
  const punters = await puntersParts(room)
  const calls = await trainCalls(room)
  const trees = treeSections.map((name) => ({ name, ...treeParts(name, models[name]) }))
  const manifest: BundleManifest = {
    name: recipe.name,
    trainedOn: trainedOn(recipe),
    lastSeason: recipe.tables[1],
    trainingSeasons: trainingSeasons(recipe),
    recipe,
    trees: Object.fromEntries(trees.map(({ name, shape }) => [name, shape])),
    winProbability: winProbability.margin,
    fieldGoal: await trainFieldGoal(room),
    missedKick: await trainMissedKick(room),
    punt: { spotsPerRow: recipe.punt.spots, blockedGain: punt.blockedGain },
    afterFailure: await trainAfterFailure(room),
    penalties: await trainPenalties(room),
    tries: await trainTries(room),
    drives: await trainDrives(room),
    form: await formRecord(room, league),
    games: await gamesRecord(room),
    kickers: kickers.record,
    punters: punters.record,
  }
  const sections = {
    ...Object.assign({}, ...trees.map((tree) => tree.sections)),
    'yardsGained.covers': nodeCovers(models.yardsGained),
    gainTail: await gainTail(room),
    hiddenDistance: Float64Array.from(recipe.hiddenDistance),
    'punt.rates': punt.rates,
    'punt.spots': punt.spots,
    'kickers.weeks': kickers.weeks,
    'kickers.effects': kickers.effects,
    'punters.weeks': punters.weeks,
    'punters.effects': punters.effects,
    'calls.cells': calls.cells,
    'calls.plays': calls.plays,
  }
  const { features } = recipe.yardsGained
  const shares = gainShares(models.yardsGained, features.length)
  const conversionGains = Object.fromEntries(features.map((feature, at) => [feature, shares[at] ?? 0]))
  return { manifest, sections, conversionGains, xgboost }
}
