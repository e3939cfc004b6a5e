import { marginParameters, winProbabilityInputs } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { describeWith, needsXgboost } from '../../../../test/support/needs.js'
import { predictMargins } from '../engine/predict.js'
import { trainBooster } from '../engine/trainBooster.js'
import { randomStream } from '../evaluate/random.js'
import { Frame } from '../features/frame.js'
import { trainRequest } from '../train/boost.js'
import { fitFieldGoal } from '../train/fieldGoal.js'
import { fitPunt } from '../train/punt.js'
import { smallRecipe } from '../train/smallRecipe.fixture.js'
import { fitWinProbability } from '../train/winProbability.js'
import { yardsGainedBoost } from '../train/yardsGained.js'

type Row = Readonly<Record<string, number | string>>

const random = randomStream(5)
const between = (low: number, high: number) => low + Math.floor((high - low + 1) * random())
const recipe = smallRecipe()

const frameOf = (rows: readonly Row[]) =>
  new Frame(
    rows.length,
    new Map(Object.keys(rows[0] ?? {}).map((name) => [name, rows.map((row) => row[name])])),
  )
/** How often each row counts: a third of them once, twice and three times. */
const countsOf = (rows: readonly Row[], inBlocksOf = 1) =>
  Float64Array.from(rows, (_, row) => 1 + (Math.floor(row / inBlocksOf) % 3))
const repeated = (rows: readonly Row[], counts: Float64Array) =>
  rows.flatMap((row, at) => new Array<Row>(counts[at] as number).fill(row))

const closeTo = (one: object, other: object) => {
  const numbers = (model: object) => Object.values(model).flat().map(Number)
  numbers(one).forEach((value, at) => {
    expect(value).toBeCloseTo(numbers(other)[at] as number, 5)
  })
}

describe('a row that counts twice', () => {
  it('is two kicks to the kicking model', () => {
    const kicks = Array.from({ length: 900 }, () => ({
      kickDistance: between(20, 60),
      season: between(2013, 2019),
      indoors: between(0, 1),
      windMph: between(0, 25),
      temperatureF: between(20, 80),
      stadium_id: between(0, 3) ? 'MIA00' : 'DEN00',
      artificialTurf: 0,
      made: between(0, 3) ? 1 : 0,
    }))
    const counts = countsOf(kicks)
    const weighted = fitFieldGoal(frameOf(kicks), recipe.fieldGoal, counts)
    closeTo(weighted, fitFieldGoal(frameOf(repeated(kicks, counts)), recipe.fieldGoal))
    expect(weighted.perYard).not.toBe(fitFieldGoal(frameOf(kicks), recipe.fieldGoal).perYard)
  })

  it('is two punts to the table of punts', () => {
    const punts = Array.from({ length: 600 }, (_, at) => ({
      yards_to_goal: between(45, 75),
      result: ['returned', 'returned', 'returned', 'touchback', 'blocked', 'muffed'][at % 6] as string,
      next_spot: between(5, 40),
      season: between(2014, 2018),
    }))
    const counts = countsOf(punts)
    const weighted = fitPunt(frameOf(punts), 2018, recipe.punt, counts)
    const plain = fitPunt(frameOf(repeated(punts, counts)), 2018, recipe.punt)
    closeTo({ ...weighted.rates, gain: weighted.blockedGain }, { ...plain.rates, gain: plain.blockedGain })
    closeTo(weighted.spots, plain.spots)
  })

  it('is two snaps to the margin model, and weighs double in the trees', () => {
    const snap = () => {
      const [scoreDifferential, secondsLeftInGame] = [between(-20, 20), between(0, 3600)]
      const luck = between(-100, 100) / 10
      return {
        ...Object.fromEntries(winProbabilityInputs.map((name) => [name, between(0, 3)])),
        ...{ down: between(1, 4), yardsToGo: between(1, 10), yardsToGoal: between(1, 99) },
        ...{ secondsLeftInGame, scoreDifferential, receivesSecondHalfKickoff: between(0, 1) },
        possessionTeamLine: between(-9, 9),
        won: scoreDifferential + 2 * luck * Math.sqrt(secondsLeftInGame / 3600) + luck / 5 > 0 ? 1 : 0,
      }
    }
    // the margin model takes every fourth row, so a snap is four rows
    const snaps = Array.from({ length: 1500 }, snap).flatMap((row) => [row, row, row, row])
    const counts = countsOf(snaps, 4)
    const winProbability = { ...recipe.winProbability, features: [...winProbabilityInputs] }
    const weighted = fitWinProbability(frameOf(snaps), winProbability, { counts })
    const plain = fitWinProbability(frameOf(repeated(snaps, counts)), winProbability)
    for (const name of marginParameters)
      expect(weighted.margin[name], name).toBeCloseTo(plain.margin[name], 2)
    const once = fitWinProbability(frameOf(snaps), winProbability)
    counts.forEach((count, row) => {
      expect(weighted.trees.weights?.[row]).toBeCloseTo(count * (once.trees.weights?.[row] as number), 5)
    })
  })
})

describeWith(needsXgboost(), 'an attempt that counts twice', () => {
  it('is two attempts to the yards-gained model', async () => {
    const { features } = recipe.yardsGained
    const attempts = Array.from({ length: 400 }, () => ({
      ...Object.fromEntries(features.map((name) => [name, between(1, 6)])),
      yards_class: between(0, 16),
    }))
    const counts = countsOf(attempts)
    const plainly = { ...recipe.yardsGained, parameters: { eta: 0.3, max_depth: 3, min_child_weight: 4 } }
    const values = frameOf(attempts).matrix(features)
    const margins = async (rows: readonly Row[], weights?: Float64Array) => {
      const boost = yardsGainedBoost(frameOf(rows), plainly, weights)
      return predictMargins((await trainBooster(trainRequest(boost, 4))).model, values, attempts.length)
    }
    const weighted = await margins(attempts, counts)
    const twice = await margins(repeated(attempts, counts))
    const once = await margins(attempts)
    const apart = (other: Float32Array) =>
      Math.max(...weighted.map((margin, at) => Math.abs(margin - (other[at] as number))))
    expect(apart(twice)).toBeLessThan(1e-4)
    expect(apart(once)).toBeGreaterThan(0.01)
  })
})
