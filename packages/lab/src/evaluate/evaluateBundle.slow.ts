import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, it } from 'vitest'
import { describeWith, needsBigData } from '../../../../test/support/needs.js'
import type { ModelCard } from '../publish/modelCard.js'
import type { Trend } from './conversion.js'
import { type Evaluation, evaluateBundle } from './evaluateBundle.js'

const data = needsBigData()
const inModels = (name: string) => fileURLToPath(new URL(`../../../../models/${name}`, import.meta.url))

describeWith(data, 'the shipped experiment on the real seasons', () => {
  let evaluation: Evaluation
  let card: ModelCard
  beforeAll(async () => {
    evaluation = await evaluateBundle({ bundleFile: inModels('experiment.frb'), dataDirectory: data.folder })
    card = JSON.parse(await readFile(inModels('experiment.card.json'), 'utf8')) as ModelCard
  })

  it('converts third and fourth downs of 2020 better than distance alone', () => {
    expect(evaluation.conversion.n).toBe(7070)
    expect(evaluation.conversion.brier).toBeLessThan(0.216)
  })

  it('is calibrated as a perfect model would look', () => {
    const [low, high] = evaluation.conversion.calibrationErrorIfPerfect
    expect(evaluation.conversion.calibrationError).toBeGreaterThanOrEqual(low / 2)
    expect(evaluation.conversion.calibrationError).toBeLessThanOrEqual(high)
  })

  it('says who wins better than the published model', () => {
    expect(evaluation.winProbability.n).toBe(79054)
    expect(evaluation.winProbability.logLoss).toBeLessThan(0.427)
  })

  it('knows more of kicks than their share', () => {
    expect(evaluation.fieldGoal.n).toBe(1015)
    expect(evaluation.fieldGoal.brier).toBeLessThan(evaluation.fieldGoal.constantBrier)
  })

  it('gives the figures of its card', () => {
    const figures = numbersIn(evaluation)
    const printed = numbersIn(card.evaluation)
    expect([...figures.keys()]).toEqual([...printed.keys()])
    for (const [place, figure] of figures) {
      expect(Math.abs(figure - (printed.get(place) as number)), place).toBeLessThanOrEqual(1e-9)
    }
    expect(evaluation.bundle).toMatchObject({ id: card.bundle.id, trainedOn: card.bundle.trainedOn })
  })

  const at = (from: number): Trend => {
    const trend = evaluation.conversion.trends.find((row) => row.from === from)
    if (!trend) throw new RangeError(`No trend begins at ${from} yards.`)
    return trend
  }

  it('gives a longer distance a smaller chance, by either call and in truth', () => {
    const { trends } = evaluation.conversion
    for (const [place, trend] of trends.entries()) {
      const shorter = trends[place - 1]
      if (!shorter) continue
      for (const side of ['converted', 'ifRun', 'ifPass'] as const)
        expect(trend[side], `${side} from ${trend.from}`).toBeLessThan(shorter[side])
    }
  })

  it('prefers the run at one yard and the pass from eight on, as published', () => {
    expect(at(1).ifRun).toBeGreaterThan(at(1).ifPass)
    for (const from of [8, 11]) expect(at(from).ifPass, `from ${from}`).toBeGreaterThan(at(from).ifRun)
  })
})

/** Every number of an answer by the path to it. */
function numbersIn(value: unknown, path = ''): Map<string, number> {
  if (typeof value === 'number') return new Map([[path, value]])
  if (typeof value !== 'object' || value === null) return new Map()
  return new Map(Object.entries(value).flatMap(([key, inside]) => [...numbersIn(inside, `${path}/${key}`)]))
}
