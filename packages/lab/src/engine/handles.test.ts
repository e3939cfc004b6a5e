import { expect, it } from 'vitest'
import { describeWith, needsXgboost } from '../../../../test/support/needs.js'
import { openXgboost } from './binding.js'
import { boost } from './boost.js'
import { Booster, Matrix } from './handles.js'
import { conversionRequest, heldOut } from './plays.fixture.js'
import type { TrainRequest } from './trainRequest.js'

function trainHere(request: TrainRequest): Uint8Array {
  const rounds = boost(openXgboost(), request)
  for (;;) {
    const step = rounds.next()
    if (step.done) return step.value.model
  }
}

describeWith(needsXgboost(), 'the native handles', () => {
  it('give all their memory back over a thousand trainings', () => {
    const request = conversionRequest({ rounds: 6, validation: { ...heldOut(), earlyStoppingRounds: 1 } })
    const trainings = (count: number) => {
      for (let n = 0; n < count; n++) trainHere(request)
    }
    trainings(300)
    const before = process.memoryUsage.rss()
    trainings(1000)
    const grown = (process.memoryUsage.rss() - before) / 2 ** 20
    // A matrix or booster that is not freed costs more than 30 kB, so 30 MB over a thousand trainings.
    expect(grown).toBeLessThan(20)
  })

  it('free what was made when a training is left in the middle', () => {
    const rounds = boost(openXgboost(), conversionRequest())
    rounds.next()
    expect(rounds.return({} as never).done).toBe(true)
    expect(rounds.next().done).toBe(true)
  })

  it('may be freed twice and tell when they are used afterwards', () => {
    const matrix = Matrix.of(openXgboost(), Float32Array.of(1, 2), 2)
    const booster = Booster.create(openXgboost(), [matrix])
    for (const handle of [booster, matrix]) {
      handle.free()
      handle.free()
      expect(() => handle.pointer).toThrow('after free()')
    }
  })
})
