import { describe, expect, it } from 'vitest'
import { plainMembers } from '../models/members/plainMembers.fixture.js'
import { famousPlay } from '../situation/famousPlay.js'
import type { SituationInput } from '../situation/situationSchema.js'
import { confidenceOf } from './confidence.js'
import { decide } from './decide.js'
import { plainBundle } from './plainBundle.fixture.js'

const bundle = plainBundle()
const fourth: SituationInput = { ...famousPlay, yardsToGo: 4, distanceMeasure: 'wholeYards' }

/** Uniform on (0, 1), the same in every run: Lehmer's generator with the multiplier of Park, Miller and Stockmeyer (1993). */
let state = 11
const random = () => {
  state = (state * 48271) % 2147483647
  return state / 2147483647
}

const rows = (...edges: number[]) => edges.map((edge) => Float64Array.of(0.4, 0.4 + edge, 0.1))

describe('confidence', () => {
  it.each([
    [[0.1, 0.2, 0.1, 0.1, 0.1, 0.1], 'clear', 1],
    [[0.1, 0.2, 0.1, -0.1], 'lean', 0.75],
    [[0.1, -0.2, 0.1, -0.1], 'tooClose', 0.5],
  ])('counts the members that agree: edges %j are %s', (edges, verdict, agreement) => {
    expect(confidenceOf(0.1, rows(...edges), 1)).toMatchObject({ verdict, agreement, members: edges.length })
  })

  it('lays the spread of the members around the published edge', () => {
    const edges = Array.from({ length: 101 }, (_, i) => 0.05 + (i - 50) / 1000)
    const [low, high] = confidenceOf(0.2, rows(...edges), 1).interval
    expect(low).toBeCloseTo(0.2 - 0.04845, 9)
    expect(high).toBeCloseTo(0.2 + 0.04845, 9)
  })

  it('leaves 2.5 % of further members on either side, on average', () => {
    const outside = Array.from({ length: 4000 }, () => {
      const edges = Array.from({ length: 40 }, random)
      const [low, high] = confidenceOf(0, rows(...edges), 1).interval
      const mean = edges.reduce((sum, edge) => sum + edge, 0) / edges.length
      // members are uniform on [0, 1]: what lies outside is known
      return Math.max(0, low + mean) + Math.max(0, 1 - high - mean)
    })
    expect(outside.reduce((sum, share) => sum + share, 0) / outside.length).toBeCloseTo(0.05, 2)
  })

  it('compares with the best other choice of each member, not with the published one', () => {
    const split = [Float64Array.of(0.5, 0.6, 0.7), Float64Array.of(0.7, 0.6, 0.5)]
    expect(confidenceOf(0.05, split, 1).agreement).toBe(0)
  })

  it('is whole where there is no other choice', () => {
    expect(confidenceOf(0, [Float64Array.of(0.5)], 0)).toEqual({
      agreement: 1,
      interval: [0, 0],
      members: 1,
      verdict: 'clear',
    })
  })
})

describe('a decision with refits', () => {
  it('is the same decision, and says how many agree', () => {
    const plain = decide(famousPlay, bundle)
    const sure = decide(famousPlay, bundle, { members: plainMembers(bundle, 12, 0.05) })
    expect({ ...sure, confidence: null, verdict: plain.verdict }).toEqual(plain)
    expect(sure.confidence).toMatchObject({ agreement: 1, members: 12, verdict: 'clear' })
    expect(sure.verdict).toMatch(/; 12 of 12 refits agree\.$/)
  })

  it.each([
    famousPlay,
    fourth,
    { ...famousPlay, kicker: 'J.Tucker' },
    { ...fourth, yardsToGoal: 60, punter: 'J.Hekker' },
    { ...fourth, home: null, quarter: 1 },
  ])('has no interval when every member is the published model', (situation) => {
    const { edge, confidence } = decide(situation, bundle, { members: plainMembers(bundle, 3, 0) })
    expect(confidence?.interval[0]).toBeCloseTo(edge, 9)
    expect(confidence?.interval[1]).toBeCloseTo(edge, 9)
  })

  it('values every choice by the member as the decision does by the published models', () => {
    const members = plainMembers(bundle, 1, 0.3)
    const [member] = members.models
    const asPublished = plainBundle({ ...member })
    for (const situation of [fourth, { ...fourth, yardsToGoal: 60 }, famousPlay]) {
      const published = decide(situation, bundle)
      const refitted = decide(situation, asPublished)
      const worth = (choice: string) =>
        refitted.choices.find((one) => one.choice === choice)?.winProbability ?? Number.NaN
      const others = published.choices.slice(1).map(({ choice }) => worth(choice))
      const edge = worth(published.recommendation) - Math.max(...others)
      const agrees = edge >= 0 ? 1 : 0
      expect(decide(situation, bundle, { members }).confidence?.agreement).toBe(agrees)
    }
  })

  it('grows wider with the spread of the members, and says when it is too close to call', () => {
    const width = (spread: number) => {
      const [low, high] = decide(fourth, bundle, { members: plainMembers(bundle, 20, spread) }).confidence
        ?.interval ?? [0, 0]
      return high - low
    }
    expect(width(0.2)).toBeGreaterThan(width(0.05))
    const even = { ...fourth, yardsToGo: decide(fourth, bundle).thresholdYardsToGo ?? 4 }
    const wild = decide(even, bundle, { members: plainMembers(bundle, 50, 2) })
    expect(wild.confidence?.verdict).toBe('tooClose')
    expect(wild.verdict).toMatch(/; too close to call, only \d+ of 50 refits agree\.$/)
  })
})
