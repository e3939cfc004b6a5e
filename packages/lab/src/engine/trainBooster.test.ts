import { MissingDependencyError } from '@fourthright/guide'
import { afterEach, expect, it, vi } from 'vitest'
import { describeWith, needsXgboost } from '../../../../test/support/needs.js'
import { compactTrees } from '../publish/compactTrees.js'
import { EngineError } from './engineError.js'
import { conversionRequest, heldOut } from './plays.fixture.js'
import { predictContributions, predictMargins } from './predict.js'
import { trainBooster } from './trainBooster.js'
import { trainInParallel } from './trainInParallel.js'
import type { TrainingRound } from './trainRequest.js'

const mean = (margins: Float32Array) => margins.reduce((sum, margin) => sum + margin, 0) / margins.length
const treesOf = (model: Uint8Array) => compactTrees(model).treeClasses.length

describeWith(needsXgboost(), 'trainBooster', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('gives the same model, byte for byte, for the same request, alone or beside others', async () => {
    const drawn = { objective: 'binary:logistic', subsample: 0.6, colsample_bytree: 0.7 } as const
    const request = conversionRequest({ parameters: drawn })
    const { model } = await trainBooster(request)
    const others = [request, conversionRequest({ parameters: drawn, seed: 2 }), request]
    const [again, otherSeed, third] = await trainInParallel(others, { concurrency: 2 })
    expect(again?.model).toEqual(model)
    expect(third?.model).toEqual(model)
    expect(otherSeed?.model).not.toEqual(model)
  })

  it('reports each round, and trains every round where nothing stops it', async () => {
    const rounds: TrainingRound[] = []
    const request = conversionRequest({ evaluateTraining: true, validation: heldOut() })
    const { evaluations, bestIteration, model } = await trainBooster(request, {
      onProgress: (r) => rounds.push(r),
    })
    expect(rounds.map(({ round }) => round)).toEqual(Array.from({ length: 20 }, (_, round) => round))
    expect(rounds.map(({ train }) => train)).toEqual(evaluations.train)
    expect(rounds.map(({ validation }) => validation)).toEqual(evaluations.validation)
    expect(evaluations.metric).toBe('logloss')
    expect(evaluations.train?.at(-1)).toBeLessThan(evaluations.train?.[0] as number)
    expect(bestIteration).toBe(19)
    expect(treesOf(model)).toBe(20)
  })

  it.each(['logloss', 'auc'] as const)(
    'cuts the model to its best round when the %s no longer improves',
    async (metric) => {
      const request = conversionRequest({ rounds: 200, metric, returnTrainingMargins: true })
      const stopped = await trainBooster({ ...request, validation: { ...heldOut(), earlyStoppingRounds: 4 } })
      const scores = stopped.evaluations.validation as number[]
      const best = metric === 'auc' ? Math.max(...scores) : Math.min(...scores)
      expect(stopped.bestIteration).toBe(scores.indexOf(best))
      expect(scores).toHaveLength(stopped.bestIteration + 1 + 4)
      expect(treesOf(stopped.model)).toBe(stopped.bestIteration + 1)

      const justThat = await trainBooster({ ...request, rounds: stopped.bestIteration + 1 })
      expect(stopped.trainingMargins).toEqual(justThat.trainingMargins)
      expect(compactTrees(stopped.model)).toEqual(compactTrees(justThat.model))
    },
  )

  it('cuts softprob models by rounds, not by trees', async () => {
    const request = conversionRequest({
      parameters: { objective: 'multi:softprob', num_class: 2, num_parallel_tree: 2 },
      rounds: 100,
    })
    const stopped = await trainBooster({ ...request, validation: { ...heldOut(), earlyStoppingRounds: 3 } })
    expect(stopped.bestIteration).toBeLessThan(99)
    expect(treesOf(stopped.model)).toBe((stopped.bestIteration + 1) * 2 * 2)
  })

  it('names the features in the model', async () => {
    const { model } = await trainBooster(conversionRequest({ rounds: 1 }))
    expect(compactTrees(model).features).toEqual(['yardsToGo', 'isCalledPass', 'windMph'])
  })

  it('returns the margins of the training rows under the final model', async () => {
    const request = conversionRequest({ returnTrainingMargins: true })
    const { model, trainingMargins } = await trainBooster(request)
    expect(trainingMargins).toEqual(await predictMargins(model, request.features.values, 400))
  })

  it('keeps a chance from rising with the distance where it must not', async () => {
    const monotone_constraints = [-1, 0, 0]
    const { model } = await trainBooster(
      conversionRequest({ parameters: { objective: 'binary:logistic', max_depth: 6, monotone_constraints } }),
    )
    const distances = Array.from({ length: 15 }, (_, yards) => [yards + 1, 1, 5])
    const margins = Array.from(await predictMargins(model, Float32Array.from(distances.flat()), 15))
    expect(margins).toEqual(margins.toSorted((a, b) => b - a))
    expect(new Set(margins).size).toBeGreaterThan(3)
  })

  it('starts from base margins, in training and in prediction', async () => {
    const baseMargin = new Float32Array(400).fill(3)
    const request = conversionRequest({ rounds: 1, baseMargin, returnTrainingMargins: true })
    const { model, trainingMargins } = await trainBooster(request)
    expect(trainingMargins).toEqual(await predictMargins(model, request.features.values, 400, { baseMargin }))
    // Starting far too high, the first tree pulls the chances down.
    expect(mean(trainingMargins as Float32Array)).toBeLessThan(2.8)
  })

  it('counts rows by their weights', async () => {
    const { labels, features } = conversionRequest()
    const weights = labels.map((label) => (label === 1 ? 10 : 1))
    const [plain, weighted] = await trainInParallel([conversionRequest(), conversionRequest({ weights })])
    const margins = async (model?: Uint8Array) =>
      mean(await predictMargins(model as Uint8Array, features.values, 400))
    expect(await margins(weighted?.model)).toBeGreaterThan((await margins(plain?.model)) + 0.5)
  })

  it('predicts with the first rounds only, and refuses rows of another width', async () => {
    const { features } = conversionRequest()
    const [long, short] = await trainInParallel([conversionRequest(), conversionRequest({ rounds: 3 })])
    const model = long?.model as Uint8Array
    expect(await predictMargins(model, features.values, 400, { iterations: 3 })).toEqual(
      await predictMargins(short?.model as Uint8Array, features.values, 400),
    )
    await expect(predictMargins(model, new Float32Array(8), 4)).rejects.toMatchObject({
      code: 'engine/feature-count',
    })
    await expect(predictMargins(model, features.values, 0)).rejects.toMatchObject({ code: 'engine/no-rows' })
    await expect(predictMargins(model, features.values, 400, { iterations: -1 })).rejects.toMatchObject({
      code: 'engine/iterations',
    })
  })

  it('explains margins by contributions that add up to them', async () => {
    const { model } = await trainBooster(conversionRequest())
    const rows = Float32Array.of(2, 1, Number.NaN, 9, 0, 20)
    const contributions = await predictContributions(model, rows, 2)
    const margins = await predictMargins(model, rows, 2)
    expect(contributions).toHaveLength(2 * 4)
    for (const row of [0, 1]) {
      const sum = contributions.subarray(row * 4, row * 4 + 4).reduce((a, b) => a + b)
      expect(sum).toBeCloseTo(margins[row] as number, 5)
    }
  })

  it('refuses an impossible request before any native process starts', async () => {
    vi.stubEnv('NODE_OPTIONS', '--no-such-option')
    await expect(trainBooster(conversionRequest({ rounds: 0 }))).rejects.toMatchObject({
      code: 'engine/rounds',
    })
  })

  it('tells what XGBoost said where it refuses', async () => {
    const parameters = { objective: 'binary:logistic', max_depth: -5 } as const
    const refused = trainBooster(conversionRequest({ parameters }))
    await expect(refused).rejects.toThrow(EngineError)
    await expect(refused).rejects.toMatchObject({
      code: 'engine/xgboost',
      message: expect.stringContaining('max_depth'),
    })
  })

  it('says how to install XGBoost where it is missing', async () => {
    vi.stubEnv('FOURTHRIGHT_XGBOOST', '/nowhere/libxgboost.so')
    const refused = trainBooster(conversionRequest())
    await expect(refused).rejects.toThrow(MissingDependencyError)
    await expect(refused).rejects.toMatchObject({ code: 'engine/xgboost-missing' })
  })

  it('survives the death of the native process and tells its last words', async () => {
    vi.stubEnv('NODE_OPTIONS', '--no-such-option')
    const died = trainBooster(conversionRequest())
    await expect(died).rejects.toMatchObject({
      code: 'engine/process-died',
      message: expect.stringContaining('no-such-option'),
    })
  })

  it('ends at once when it is aborted, with the reason that was given', async () => {
    const reason = new Error('the analyst went home')
    const ending = new AbortController()
    const rounds: number[] = []
    const training = trainBooster(conversionRequest({ rounds: 100_000 }), {
      signal: ending.signal,
      onProgress: ({ round }) => {
        rounds.push(round)
        if (round === 3) ending.abort(reason)
      },
    })
    await expect(training).rejects.toBe(reason)
    expect(rounds.length).toBeLessThan(50_000)
    await expect(trainBooster(conversionRequest(), { signal: ending.signal })).rejects.toBe(reason)
  })

  it('ends with the error that the listener throws', async () => {
    const error = new Error('the disk is full')
    const onProgress = () => {
      throw error
    }
    await expect(trainBooster(conversionRequest({ rounds: 100_000 }), { onProgress })).rejects.toBe(error)
  })
})

describeWith(needsXgboost(), 'trainInParallel', () => {
  it('answers in the order of the requests, which it takes only when there is room', async () => {
    let taken = 0
    const finished = new Set<number>()
    const ahead: number[] = []
    function* requests() {
      for (const rounds of [12, 1, 7, 3]) {
        ahead.push(taken++ - finished.size)
        yield conversionRequest({ rounds })
      }
    }
    const boosters = await trainInParallel(requests(), {
      concurrency: 2,
      onProgress: (index, { round, rounds }) => {
        if (round === rounds - 1) finished.add(index)
      },
    })
    expect(boosters.map(({ model }) => treesOf(model))).toEqual([12, 1, 7, 3])
    expect(Math.max(...ahead)).toBeLessThan(2)
  })

  it('ends all trainings when one fails', async () => {
    const requests = [conversionRequest({ rounds: 100_000 }), conversionRequest({ rounds: 0 })]
    await expect(trainInParallel(requests, { concurrency: 2 })).rejects.toMatchObject({
      code: 'engine/rounds',
    })
  })

  it('ends when it is aborted', async () => {
    const ending = new AbortController()
    const requests = [conversionRequest({ rounds: 100_000 }), conversionRequest({ rounds: 100_000 })]
    const training = trainInParallel(requests, {
      signal: ending.signal,
      onProgress: () => ending.abort(new Error('enough')),
    })
    await expect(training).rejects.toThrow('enough')
  })
})
