import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ModelCard, trainedSeasons } from './modelCard.js'
import { comparisons } from './rivals.js'
import { featureWords, modelWords } from './words.js'

const published = JSON.parse(
  readFileSync(new URL('../../../../models/experiment.card.json', import.meta.url), 'utf8'),
) as ModelCard

describe('the published model card', () => {
  it('tells each model’s seasons, none of them the tested one', () => {
    const trained = trainedSeasons(published.bundle.trainedOn)
    expect(trained).toHaveLength(12)
    expect(trained).toContainEqual({ model: 'yardsGained', first: 2016, last: 2019 })
    const tested = published.evaluation?.conversion.season ?? 0
    expect(trained.every(({ first, last }) => first <= last && last < tested)).toBe(true)
  })

  it('is said in words: each model and each feature', () => {
    for (const { model } of trainedSeasons(published.bundle.trainedOn)) {
      expect(modelWords(model)).not.toBe(model)
    }
    for (const { feature } of published.importance ?? []) expect(featureWords(feature)).not.toBe(feature)
  })

  it('has our figure within its own interval in each comparison', () => {
    const rows = comparisons(published.evaluation as NonNullable<ModelCard['evaluation']>)
    for (const { ours, interval, rivals } of rows) {
      expect(Number.isFinite(ours)).toBe(true)
      expect(rivals.length).toBeGreaterThan(0)
      if (interval) expect(ours > interval[0] && ours < interval[1]).toBe(true)
    }
  })

  it('has bins of which all plays are in one, each share within its interval', () => {
    const { conversion } = published.evaluation as NonNullable<ModelCard['evaluation']>
    expect(conversion.bins.reduce((sum, { n }) => sum + n, 0)).toBe(conversion.n)
    for (const { observed, interval } of conversion.bins) {
      expect(observed >= interval[0] && observed <= interval[1]).toBe(true)
    }
  })
})

describe('seasons in words', () => {
  it('may be a single one', () => {
    expect(trainedSeasons('tries 2015')).toEqual([{ model: 'tries', first: 2015, last: 2015 }])
    expect(trainedSeasons('')).toEqual([])
  })
})
