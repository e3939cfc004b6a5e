import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { decide, openBundle, type SituationInput, situationFromQuery } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { listDecisions } from './listedDecision.js'
import { situationHref } from './situationHref.js'
import { resultWords } from './situationWords.js'

const models = new URL('../../../../models/', import.meta.url)
const table = (name: string) =>
  JSON.parse(gunzipSync(readFileSync(new URL(`tables/2020/${name}.json.gz`, models))).toString())

describe('the fourth downs of 2020', () => {
  it('are told in words, however they went', () => {
    const results = new Set<string | null>(table('decisions').result)
    expect(results.size).toBeGreaterThan(10)
    for (const result of results) if (result) expect(resultWords(result)).toMatch(/^[A-Z]/)
  })
})

describe('the address of a fourth down of 2020', () => {
  it('is decided as the season’s table says', async () => {
    const { bundle } = table('season')
    const bundles = ['shipped', 'experiment'].map((name) => new URL(`${name}.frb`, models)).filter(existsSync)
    const opened = await Promise.all(bundles.map((file) => openBundle(readFileSync(file))))
    const models2020 = opened.find(({ id }) => id === bundle.id)
    expect(models2020).toBeDefined()
    const decisions = listDecisions(table('decisions'), table('games'))
    for (const decision of decisions.filter(({ place }) => place % 97 === 0)) {
      const { searchParams } = new URL(situationHref(decision, 2020), 'http://page')
      const situation = situationFromQuery(searchParams) as SituationInput
      const answer = decide(situation, models2020 as NonNullable<typeof models2020>)
      expect(answer.recommendation).toBe(decision.recommendation)
      expect(answer.edge).toBeCloseTo(decision.edge, 3)
    }
  })
})
