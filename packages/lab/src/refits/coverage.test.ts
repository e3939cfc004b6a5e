import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decide, openBundle } from '@fourthright/guide'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith, needsXgboost } from '../../../../test/support/needs.js'
import { trainBooster } from '../engine/trainBooster.js'
import { trainHere } from '../engine/trainHere.js'
import { inventedSeasons, writeDataDirectory } from '../features/seasonOfPlays.fixture.js'
import { inDatabase } from '../tables/database.js'
import { readyRoom } from '../train/readyRoom.js'
import { smallRecipe } from '../train/smallRecipe.fixture.js'
import { trainBundle } from '../train/trainBundle.js'
import { type CoverageRow, coverageOfDraw, type KnownLeague, knownLeague, rowsOf } from './coverage.js'
import { coverageSituations } from './coverageSituations.js'
import { memberRows } from './memberRows.js'
import { withRefits } from './refitsRecipe.js'

it('asks 48 fourth downs that every decision answers', () => {
  expect(coverageSituations).toHaveLength(48)
  expect(new Set(coverageSituations.map((situation) => JSON.stringify(situation))).size).toBe(48)
})

describeWith(needsXgboost(), 'coverage on an invented league', () => {
  const directory = mkdtempSync(join(tmpdir(), 'coverage-'))
  const recipe = withRefits(smallRecipe())
  const games = 6
  let league: KnownLeague
  let first: CoverageRow[]

  beforeAll(async () => {
    const dataDirectory = join(directory, 'data')
    const recipeFile = join(directory, 'small.json')
    writeDataDirectory(dataDirectory, inventedSeasons(2013, 2020))
    await writeFile(recipeFile, JSON.stringify(recipe))
    const { bundleFile } = await trainBundle({ recipeFile, out: directory, dataDirectory })
    const bundle = await openBundle(await readFile(bundleFile))
    const rows = await inDatabase(async (connection) => {
      const room = { connection, recipe, onProgress: () => {} }
      await readyRoom(room, dataDirectory)
      const all = await memberRows(room)
      // every model has learned from these seasons, so that a drawn one teaches each of them
      return rowsOf(
        all,
        all.games.filter(({ season }) => season >= 2016 && season <= 2018),
      )
    })
    const situations = coverageSituations.slice(0, 3)
    league = await knownLeague({ rows, recipe, bundle, situations }, trainHere)
    first = await coverageOfDraw(league, 0, { games, train: trainHere })
  }, 180_000)
  afterAll(() => rmSync(directory, { recursive: true }))

  it('knows each edge from all games, at the choice that the drawn season calls', () => {
    first.forEach(({ recommendation, knownEdge }, at) => {
      const known = league.known[at]
      const own = known?.choices.find(({ choice }) => choice === recommendation)
      expect(own).toBeDefined()
      expect(knownEdge > 0).toBe(known?.recommendation === recommendation && known.edge > 0)
      if (known?.recommendation === recommendation) expect(knownEdge).toBeCloseTo(known.edge, 12)
    })
  })

  it('draws a season anew for each number, and the same for the same', async () => {
    expect(await coverageOfDraw(league, 0, { games, train: trainBooster })).toEqual(first)
    const second = await coverageOfDraw(league, 1, { games, train: trainHere })
    expect(second.map(({ edge }) => edge)).not.toEqual(first.map(({ edge }) => edge))
  })

  it('decides by the drawn season, not by the bundle', () => {
    first.forEach(({ situation, edge, interval }) => {
      expect(decide(league.situations[situation], league.bundle).edge).not.toBe(edge)
      expect(interval[0]).toBeLessThan(interval[1])
    })
  })

  it('looks at the rows of the chosen games only', () => {
    const chosen = league.rows.games.slice(0, 2)
    const some = rowsOf(league.rows, [...chosen, ...chosen])
    const names = new Set(chosen.map(({ game }) => game))
    for (const table of ['attempts', 'kicks', 'punts', 'snaps'] as const) {
      const all = league.rows[table].texts('game_id').filter((game) => names.has(game))
      expect(some[table].texts('game_id')).toEqual(all)
    }
  })
})
