import { describe, expect, it } from 'vitest'
import { decide } from '../decide/decide.js'
import { DataError } from '../errors/errors.js'
import { famousPlay } from '../situation/famousPlay.js'
import { decodeContainer } from './container/decodeContainer.js'
import { encodeContainer } from './container/encodeContainer.js'
import { openBundle } from './openBundle.js'
import { shippedBundle, shippedBytes } from './shippedBundle.fixture.js'

async function refusalOf(bytes: Uint8Array): Promise<unknown> {
  const error = await openBundle(bytes).catch((refusal: unknown) => refusal)
  return error instanceof DataError ? error.code : error
}

describe('the shipped bundle', () => {
  it('opens, and says who made it from what', async () => {
    const bundle = await shippedBundle()
    expect(bundle.name).toBe('experiment')
    expect(bundle.trainedOn).toMatch(/2016–2019/)
    expect(bundle.lastSeason).toBeGreaterThanOrEqual(2020)
    expect(bundle.recipe).not.toBeNull()
  })

  it('has not seen the season that it is tested on', async () => {
    const { trainingSeasons } = await shippedBundle()
    expect(trainingSeasons.yardsGained).toEqual([2016, 2019])
    for (const [first, last] of Object.values(trainingSeasons)) {
      expect(first).toBeLessThanOrEqual(last)
      expect(last).toBeLessThan(2020)
    }
    // win probability is tested on 2019 and 2020
    expect(trainingSeasons.winProbability?.[1]).toBeLessThan(2019)
  })

  it('is small, and named by the start of its SHA-256', async () => {
    const bytes = await shippedBytes()
    expect(bytes.length).toBeLessThan(3_000_000)
    // the last 32 bytes are the digest of all before them
    const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes.subarray(0, -32)))
    const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
    expect((await shippedBundle()).id).toBe(hex.slice(0, 16))
  })

  it('knows the game of the famous play and its teams before it', async () => {
    const { tables } = await shippedBundle()
    expect(tables.game(2020, 15, 'HOU', 'IND')).toMatchObject({ home: 'IND', spreadLine: 7.5 })
    const form = tables.teamForm(2020, 15, 'IND')
    expect(form?.quarterback).toBe('P.Rivers')
    expect(tables.quarterbackForm(2020, 15, 'P.Rivers', 'IND')).toBeDefined()
    expect(Math.abs(form?.offEpa ?? Number.NaN)).toBeLessThan(0.6)
    expect(tables.stadium(2020, 'DEN')?.altitudeFt).toBeGreaterThan(5000)
    expect(tables.leagueTotal(2020)).toBeGreaterThan(40)
  })

  it('knows who last kicked and punted for the Colts before the famous play, and what they were worth', async () => {
    const { kickers, punters } = (await shippedBundle()).tables
    expect(kickers.last(2020, 15, 'IND')).toBe('R.Blankenship')
    // R.Sanchez was back that day, but the week before R.Allen had stood in for him
    expect(punters.last(2020, 15, 'IND')).toBe('R.Allen')
    expect(Math.abs(kickers.effect(2020, 15, 'R.Blankenship', 'IND') ?? Number.NaN)).toBeLessThan(0.5)
    expect(Math.abs(punters.effect(2020, 15, 'R.Sanchez', 'IND') ?? Number.NaN)).toBeLessThan(4)
  })

  it('holds a tail of gains that only falls and a hidden part of less than a yard', async () => {
    const { gainTail, hiddenDistance } = (await shippedBundle()).models
    expect(gainTail[0]).toBe(1)
    expect([...gainTail]).toEqual([...gainTail].sort((a, b) => b - a))
    for (const hidden of hiddenDistance) expect(Math.abs(hidden)).toBeLessThan(1)
  })
})

describe('a bundle that leaves out what only explanations and comparisons need', () => {
  it('opens and decides as the whole one does, and says what it cannot', async () => {
    const { manifest, sectionNames, section } = await decodeContainer(await shippedBytes())
    const kept = sectionNames.filter((name) => name !== 'yardsGained.covers' && !name.startsWith('calls.'))
    const sections = Object.fromEntries(kept.map((name) => [name, section(name)]))
    const smaller = await openBundle((await encodeContainer({ manifest, sections })).bytes)
    expect(smaller.yardsGainedReasons).toBeNull()

    const whole = decide(famousPlay, await shippedBundle())
    const decision = decide(famousPlay, smaller)
    expect(decision).toEqual({ ...whole, teams: null, bundle: decision.bundle })
    const { explanation, assumptions } = decide(famousPlay, smaller, { explain: true })
    expect(explanation?.conversion).toEqual([])
    expect(assumptions.join(' ')).toMatch(/What moved the chance to convert is left out/)
  })

  it('is not the shipped one, which says why and what teams do', async () => {
    const { explanation, conversion, teams } = decide(famousPlay, await shippedBundle(), { explain: true })
    const sum = explanation?.conversion.reduce((total, { contribution }) => total + contribution, 0)
    expect(sum).toBeCloseTo(conversion?.blended ?? Number.NaN, 9)
    expect(teams?.n).toBeGreaterThanOrEqual(50)
    expect(teams?.goForIt).toBeGreaterThan(0.6)
  })
})

describe('a damaged copy', () => {
  it.each([0.1, 0.5, 0.999])('is refused when %d of it has arrived', async (share) => {
    const bytes = await shippedBytes()
    expect(await refusalOf(bytes.slice(0, Math.floor(bytes.length * share)))).toBe('bundle/truncated')
  })

  it.each([0.05, 0.5, 0.99])('is refused when a byte at %d of it is another', async (share) => {
    const bytes = await shippedBytes()
    const at = Math.floor(bytes.length * share)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    expect(await refusalOf(bytes)).toBe('bundle/altered')
  })

  it('is refused when it was never a bundle, or is a newer one', async () => {
    expect(await refusalOf(new TextEncoder().encode('<!doctype html>'))).toBe('bundle/not-a-bundle')
    const newer = await shippedBytes()
    newer[4] = 99
    expect(await refusalOf(newer)).toBe('bundle/newer-version')
  })
})

describe('a bundle of another version', () => {
  it('is refused with what it does not say, instead of answering NaN', async () => {
    const { bytes } = await encodeContainer({
      manifest: { name: 'older', winProbability: { lineWeight: 1 }, trees: {} },
      sections: {},
    })
    const refusal = await openBundle(bytes).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'bundle/other-models', field: 'winProbability.lineDecay' })
  })
})
