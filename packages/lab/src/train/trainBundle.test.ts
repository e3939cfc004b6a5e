import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bundle, openBundle } from '@fourthright/guide'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith, needsXgboost } from '../../../../test/support/needs.js'
import { evaluateBundle } from '../evaluate/evaluateBundle.js'
import { createFormTables } from '../features/formTables.js'
import { query } from '../features/frame.js'
import { inventedSeasons, writeDataDirectory } from '../features/seasonOfPlays.fixture.js'
import { createSnapTables } from '../features/snapTables.js'
import type { ModelCard } from '../publish/modelCard.js'
import { openDatabase } from '../tables/database.js'
import { trainExpectedPoints, valueSnaps } from './expectedPoints.js'
import { smallRecipe } from './smallRecipe.fixture.js'
import { type TrainedBundle, trainBundle } from './trainBundle.js'

describeWith(needsXgboost(), 'training a bundle on invented seasons', () => {
  const directory = mkdtempSync(join(tmpdir(), 'train-bundle-'))
  const dataDirectory = join(directory, 'data')
  const recipeFile = join(directory, 'small.json')
  const recipe = smallRecipe()
  let trained: TrainedBundle
  let bundle: Bundle
  const stages: string[] = []

  const train = (out: string, onProgress?: (stage: string) => void) =>
    trainBundle({ recipeFile, out: join(directory, out), dataDirectory, ...(onProgress && { onProgress }) })

  beforeAll(async () => {
    writeDataDirectory(dataDirectory, inventedSeasons(2013, 2020))
    await writeFile(recipeFile, JSON.stringify(recipe))
    trained = await train('first', (stage) => {
      if (stages.at(-1) !== stage) stages.push(stage)
    })
    bundle = await openBundle(await readFile(trained.bundleFile))
  }, 60_000)
  afterAll(() => rmSync(directory, { recursive: true }))

  it('writes a bundle that opens, with its card beside it for programs and people', async () => {
    expect(bundle.name).toBe('small')
    expect(bundle.id).toBe(trained.id)
    expect(bundle.recipe).toEqual(recipe)
    expect(bundle.lastSeason).toBe(2020)
    expect(readdirSync(join(directory, 'first')).sort()).toEqual([
      'small.card.json',
      'small.card.md',
      'small.frb',
    ])
    const card = JSON.parse(await readFile(trained.cardFile, 'utf8')) as ModelCard
    expect(card.bundle.id).toBe(trained.id)
    expect(card.sources.map(({ name }) => name)).toEqual([
      ...Array.from({ length: 8 }, (_, at) => `pbp_${2013 + at}.csv.gz`),
      'games.csv',
    ])
    expect(card.evaluation.punt.bySeason.map(({ season }) => season)).toEqual([2016, 2017, 2018, 2019, 2020])
    expect(await readFile(join(directory, 'first', 'small.card.md'), 'utf8')).toContain(trained.id)
  })

  it('knows why it says what it says, and what teams did', async () => {
    const { importance, evaluation } = JSON.parse(await readFile(trained.cardFile, 'utf8')) as ModelCard
    expect(importance.map(({ feature }) => feature).sort()).toEqual([...recipe.yardsGained.features].sort())
    expect(importance[0]?.feature).toBe('actualYardsToGo')
    expect(importance.reduce((sum, { gainShare }) => sum + gainShare, 0)).toBeCloseTo(1, 9)
    expect(bundle.yardsGainedReasons?.features).toEqual(recipe.yardsGained.features)

    expect(bundle.trainingSeasons.calls).toEqual([2013, 2019])
    const { n, goForIt, fieldGoal, punt } =
      bundle.tables.similarCalls({ yardsToGo: 3, yardsToGoal: 60, script: null }) ?? {}
    expect(n).toBeGreaterThanOrEqual(50)
    expect((goForIt ?? 0) + (fieldGoal ?? 0) + (punt ?? 0)).toBeCloseTo(1, 12)
    expect(evaluation.calls.n).toBeGreaterThan(0)
    expect(evaluation.calls.logLoss).toBeGreaterThan(0)
  })

  it('says where it is', () => {
    expect(stages).toEqual(
      expect.arrayContaining(['reading plays', 'expectedPoints', 'winProbability', 'yardsGained']),
    )
  })

  it('gives the same bytes for the same input', async () => {
    const again = await train('second')
    expect(again.id).toBe(trained.id)
    expect(Buffer.compare(await readFile(again.bundleFile), await readFile(trained.bundleFile))).toBe(0)
  })

  it('keeps the form in the bundle that the training rows had', async () => {
    const database = await openDatabase()
    try {
      const room = { connection: database.connection, recipe, onProgress: () => {} }
      await createSnapTables(database.connection, dataDirectory, [2013, 2020])
      const frozen = await trainExpectedPoints(room, recipe.form.expectedPointsSeasons)
      await valueSnaps(room, frozen.model, [recipe.form.firstSeason, 2020])
      await createFormTables(room)
      const rows = await query(
        database.connection,
        `select attempts.*, week, defense, names.name as quarterback from attempts
         join snaps using (game_id, play_id)
         left join (select distinct passer_player_id as id, passer_player_name as name from snaps where pass = 1) as names
           on names.id = snaps.quarterback_id
         where attempts.season between 2016 and 2020`,
      )
      const [offense, defense, quarterback] = ['offense', 'defense', 'quarterback'].map((name) =>
        rows.texts(name),
      )
      const { tables } = bundle
      expect(rows.rows).toBeGreaterThan(1000)
      rows.records(['season', 'week', 'offEpa', 'defEpa', 'qbEpa', 'qbSuccessEpa']).forEach((row, at) => {
        const team = (name: string) => tables.teamForm(row.season, row.week, name) ?? tables.leagueForm
        const passer =
          tables.quarterbackForm(
            row.season,
            row.week,
            quarterback?.[at] as string,
            offense?.[at] as string,
          ) ?? tables.leagueForm
        const gaps = [
          team(offense?.[at] as string).offEpa - row.offEpa,
          team(defense?.[at] as string).defEpa - row.defEpa,
          passer.qbEpa - row.qbEpa,
          passer.qbSuccessEpa - row.qbSuccessEpa,
        ]
        expect(Math.max(...gaps.map(Math.abs)), `row ${at}`).toBeLessThan(1e-5)
      })
    } finally {
      database.close()
    }
  })

  it('leaves no half of a bundle behind when a later season is missing', async () => {
    const beyond = { ...recipe, tables: [2016, 2021] }
    await writeFile(join(directory, 'beyond.json'), JSON.stringify(beyond))
    const out = join(directory, 'never')
    await expect(
      trainBundle({ recipeFile: join(directory, 'beyond.json'), out, dataDirectory }),
    ).rejects.toMatchObject({ code: 'data/missing-season' })
    expect(existsSync(out)).toBe(false)
  })

  it('scores itself on seasons that it has not seen, and takes the rolling figures from its card', async () => {
    const card = JSON.parse(await readFile(trained.cardFile, 'utf8')) as ModelCard
    const evaluation = await evaluateBundle({ bundleFile: trained.bundleFile, dataDirectory })
    expect(evaluation).toEqual(card.evaluation)
    expect(evaluation.conversion.n).toBeGreaterThan(150)
    expect(evaluation.conversion.trends.reduce((sum, { n }) => sum + n, 0)).toBe(evaluation.conversion.n)
    expect(evaluation.winProbability.n).toBeGreaterThan(2000)
    expect(evaluation.punt.n).toBeGreaterThan(50)
  })

  it('does not score seasons that it was trained on', async () => {
    const greedy = { ...recipe, name: 'greedy', fieldGoal: { ...recipe.fieldGoal, seasons: [2013, 2020] } }
    await writeFile(join(directory, 'greedy.json'), JSON.stringify(greedy))
    await expect(
      trainBundle({
        recipeFile: join(directory, 'greedy.json'),
        out: join(directory, 'greedy'),
        dataDirectory,
      }),
    ).rejects.toMatchObject({ code: 'evaluate/season-in-training', field: 'fieldGoal' })
  })

  it('refuses a recipe that sees a test season before any work', async () => {
    const greedy = join(directory, 'greedy.json')
    await writeFile(
      greedy,
      JSON.stringify({ ...recipe, yardsGained: { ...recipe.yardsGained, seasons: [2016, 2020] } }),
    )
    const refused = trainBundle({ recipeFile: greedy, out: join(directory, 'greedy'), dataDirectory })
    await expect(refused).rejects.toMatchObject({ code: 'evaluate/season-in-training', field: 'yardsGained' })
    expect(existsSync(join(directory, 'greedy'))).toBe(false)
  })

  it('has its rolling figures taken from its own card only', async () => {
    const { bySeason } = (await evaluateBundle({ bundleFile: trained.bundleFile, dataDirectory })).punt
    expect(bySeason).toHaveLength(5)
    const card = JSON.parse(await readFile(trained.cardFile, 'utf8')) as ModelCard
    const stranger = { ...card, bundle: { ...card.bundle, id: '0'.repeat(16) } }
    await writeFile(trained.cardFile, JSON.stringify(stranger))
    expect((await evaluateBundle({ bundleFile: trained.bundleFile, dataDirectory })).punt.bySeason).toEqual(
      [],
    )
    await writeFile(trained.cardFile, JSON.stringify(card))
  })
})
