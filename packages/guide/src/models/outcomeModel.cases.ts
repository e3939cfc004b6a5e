import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OutcomeModel } from './outcomeModel.js'

/** What to try a model with, and what its answers must be. */
export interface OutcomeModelCase<Input, Distribution> {
  /** Opens the model once its test runs: a bundle is read asynchronously. */
  readonly open: () => Promise<OutcomeModel<Input, Distribution>>
  readonly name: string
  /** Any row that the model may be asked about. */
  readonly example: fc.Arbitrary<Input>
  /** Fails where an answer is no distribution of its kind. */
  readonly check: (distribution: Distribution, input: Input) => void
  /** Reads nothing before the snap: one answer for all. */
  readonly withoutInputs?: boolean
}

/** What holds for every football model, whatever it foretells. */
export function behavesLikeAnOutcomeModel<Input, Distribution>({
  open,
  name,
  example,
  check,
  withoutInputs = false,
}: OutcomeModelCase<Input, Distribution>): void {
  describe(`${name} as a football model`, () => {
    it('says its name and what it reads, each once', async () => {
      const model = await open()
      expect(model.name).toBe(name)
      expect(model.inputs.length === 0).toBe(withoutInputs)
      expect(new Set(model.inputs).size).toBe(model.inputs.length)
    })

    it('reads only what a row has', async () => {
      const { inputs } = await open()
      for (const row of fc.sample(example, 20)) expect(Object.keys(row as object)).toEqual(allOf(inputs))
    })

    it('answers no rows with no answers', async () => {
      expect((await open()).predict([])).toEqual([])
    })

    it('answers every row with a distribution', async () => {
      const model = await open()
      fc.assert(
        fc.property(example, (row) => {
          const [answer, ...more] = model.predict([row])
          expect(more).toEqual([])
          expect(numbersIn(answer).every(Number.isFinite)).toBe(true)
          check(answer as Distribution, row)
        }),
      )
    })

    it('answers a batch in its order, each row bit for bit as if alone', async () => {
      const model = await open()
      fc.assert(
        fc.property(fc.array(example, { minLength: 1, maxLength: 9 }), (batch) => {
          const alone = batch.map((row) => model.predict([row])[0])
          expect(model.predict(batch)).toStrictEqual(alone)
          expect(model.predict(batch.toReversed())).toStrictEqual(alone.toReversed())
        }),
      )
    })
  })
}

function allOf(inputs: readonly PropertyKey[]) {
  return expect.arrayContaining([...inputs])
}

/** Every number of an answer, however deep. */
function numbersIn(answer: unknown): number[] {
  if (typeof answer === 'number') return [answer]
  if (ArrayBuffer.isView(answer)) return [...(answer as Float64Array)]
  return typeof answer === 'object' && answer ? Object.values(answer).flatMap(numbersIn) : []
}

/** Fails unless the numbers are probabilities that sum to one. */
export function sumsToOne(chances: Iterable<number>): void {
  let sum = 0
  for (const chance of chances) {
    isChance(chance)
    sum += chance
  }
  expect(Math.abs(sum - 1)).toBeLessThan(1e-9)
}

export function isChance(chance: number): void {
  expect(chance).toBeGreaterThanOrEqual(0)
  expect(chance).toBeLessThanOrEqual(1)
}
