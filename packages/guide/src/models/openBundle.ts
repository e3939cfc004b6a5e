import { DataError } from '../errors/errors.js'
import { afterFailureModel } from './afterFailure.js'
import { type Bundle, type BundleManifest, treeSections } from './bundle.js'
import { similarCalls } from './calls/similarCalls.js'
import { type Container, decodeContainer } from './container/decodeContainer.js'
import { drivesModel } from './drives.js'
import { driveTermNames } from './driveTerms.js'
import { expectedPointsModel } from './expectedPoints.js'
import { fieldGoalModel } from './fieldGoal.js'
import type { FootballModels } from './footballModels.js'
import { quarterbackFormOf, teamFormOf } from './formTables.js'
import { gameFinder, leagueTotalOf, stadiumOf } from './gameTables.js'
import { marginParameters } from './marginModel.js'
import { missedKickModel } from './missedKick.js'
import { penaltiesModel } from './penalties.js'
import { playCallModel } from './playCall.js'
import { puntModel } from './punt.js'
import { specialistTable } from './specialists.js'
import type { BundleTables } from './tables.js'
import { compactTreesIn, type TreeShape, treesIn } from './trees/treesIn.js'
import { triesModel } from './tries.js'
import { winProbabilityModel } from './winProbability.js'
import { yardsGainedModel } from './yardsGained.js'
import { type YardsGainedReasons, yardsGainedReasons } from './yardsGainedReasons.js'

/**
 * Opens a bundle's bytes: checks that they are whole and unaltered, and lays the models out for scoring.
 *
 * @throws DataError 'bundle/not-a-bundle', 'bundle/truncated', 'bundle/altered', 'bundle/newer-version',
 *   'bundle/other-models'.
 * @example const bundle = await openBundle(await readFile('experiment.frb'))
 */
export async function openBundle(bytes: Uint8Array): Promise<Bundle> {
  const container = await decodeContainer(bytes)
  const manifest = container.manifest as unknown as BundleManifest
  refuseOtherModels(manifest)
  return {
    id: container.id,
    name: manifest.name,
    trainedOn: manifest.trainedOn,
    lastSeason: manifest.lastSeason,
    trainingSeasons: manifest.trainingSeasons,
    recipe: manifest.recipe,
    models: modelsIn(container, manifest),
    yardsGainedReasons: maybeReasons(container, manifest),
    tables: tablesIn(container, manifest),
  }
}

/** A formula with a term that the file does not know would answer NaN without a word. */
function refuseOtherModels(manifest: BundleManifest): void {
  const { winProbability, trees, drives } = manifest
  const unknown = [
    ...marginParameters
      .filter((name) => !Number.isFinite(winProbability?.[name]))
      .map((name) => `winProbability.${name}`),
    ...treeSections.filter((name) => !trees?.[name]).map((name) => `trees.${name}`),
    ...(['missedKick', 'kickers', 'punters'] as const).filter((name) => !manifest[name]),
    ...(drives?.touchdown.length === driveTermNames.length ? [] : ['drives']),
  ]
  if (unknown.length === 0) return
  throw new DataError('bundle/other-models', {
    field: unknown[0] as string,
    valid: 'a bundle of the models that this version knows',
    message: `The bundle was made by another version of Fourthright: it does not say ${unknown.join(', ')}. Train it again, or take the published one.`,
  })
}

function modelsIn(container: Container, manifest: BundleManifest): FootballModels {
  const trees = (name: (typeof treeSections)[number]) =>
    treesIn(container, name, manifest.trees[name] as TreeShape)
  return {
    yardsGained: yardsGainedModel(trees('yardsGained')),
    playCall: playCallModel(trees('playCall')),
    expectedPoints: expectedPointsModel(trees('expectedPoints')),
    winProbability: winProbabilityModel(trees('winProbability'), manifest.winProbability),
    afterFailure: afterFailureModel(manifest.afterFailure),
    penalties: penaltiesModel(manifest.penalties),
    fieldGoal: fieldGoalModel(manifest.fieldGoal),
    missedKick: missedKickModel(manifest.missedKick),
    punt: puntModel({
      ...manifest.punt,
      rates: container.section('punt.rates', 'float64'),
      spots: container.section('punt.spots', 'float64'),
    }),
    tries: triesModel(manifest.tries),
    drives: drivesModel(manifest.drives),
    gainTail: container.section('gainTail', 'float64'),
    hiddenDistance: container.section('hiddenDistance', 'float64'),
  }
}

function maybeReasons(container: Container, { trees }: BundleManifest): YardsGainedReasons | null {
  if (!container.sectionNames.includes('yardsGained.covers')) return null
  const stored = compactTreesIn(container, 'yardsGained', trees.yardsGained as TreeShape)
  return yardsGainedReasons(stored, container.section('yardsGained.covers', 'float32'))
}

function tablesIn(container: Container, { form, games, ...manifest }: BundleManifest): BundleTables {
  const specialists = (part: 'kickers' | 'punters') =>
    specialistTable(
      manifest[part],
      container.section(`${part}.weeks`, 'uint16'),
      container.section(`${part}.effects`, 'float32'),
    )
  return {
    game: gameFinder(games.games),
    teamForm: (season, week, team) => teamFormOf(form, season, week, team),
    quarterbackForm: (season, week, name, team) => quarterbackFormOf(form, season, week, name, team),
    leagueForm: form.league,
    kickers: specialists('kickers'),
    punters: specialists('punters'),
    leagueTotal: (season) => leagueTotalOf(games, season),
    similarCalls: container.sectionNames.includes('calls.cells')
      ? similarCalls({
          cells: container.section('calls.cells', 'uint16'),
          plays: container.section('calls.plays', 'uint8'),
        })
      : () => null,
    stadium: (season, team) => stadiumOf(games, season, team),
  }
}
