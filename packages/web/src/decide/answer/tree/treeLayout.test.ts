import { type Bundle, decide, famousPlay } from '@fourthright/guide'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { shippedBundle } from '../../../../../guide/src/models/shippedBundle.fixture.js'
import { legalSituations } from '../../../../../guide/src/situation/situations.fixture.js'
import { edgePath, edgeWidth, narrowest, treeLayout, wrapped } from './treeLayout.js'
import { treeOf } from './treeOf.js'

let bundle: Bundle
beforeAll(async () => {
  bundle = await shippedBundle()
})

describe('the tree of the famous play', () => {
  it('goes for it, kicks or punts; the first two work or fail', () => {
    const tree = treeOf(decide(famousPlay, bundle))
    expect(tree.map(({ name }) => name)).toEqual(['Go for it', 'Field goal', 'Punt'])
    expect(tree.map(({ twigs }) => twigs.length)).toEqual([2, 2, 1])
    expect(tree[0]?.twigs.map(({ name }) => name)).toEqual([
      'First down or touchdown',
      'Stopped, Texans at their own 36',
    ])
    expect(tree[0]).toMatchObject({ isBest: true, colour: 'go' })
  })

  it('stands upright on a phone', () => {
    const tree = treeOf(decide(famousPlay, bundle))
    expect(treeLayout(tree, 340).isUpright).toBe(true)
    expect(treeLayout(tree, narrowest).isUpright).toBe(false)
  })
})

it('lets a try be good or not, whichever is tried', () => {
  const { down: _, yardsToGo: __, yardsToGoal: ___, distanceMeasure: ____, ...before } = famousPlay
  const tree = treeOf(decide({ ...before, phase: 'try', offenseScore: 26 }, bundle))
  expect(tree.map(({ twigs }) => twigs.map(({ short }) => short))).toEqual([
    ['Good', 'No good'],
    ['Good', 'No good'],
  ])
})

it('says what the table says: a choice’s ends add up to it, and to the two columns', () => {
  fc.assert(
    fc.property(legalSituations, (situation) => {
      const decision = decide(situation, bundle)
      treeOf(decision).forEach((branch, at) => {
        const value = decision.choices[at]
        const sum = branch.twigs.reduce((all, twig) => all + twig.probability, 0)
        const worth = branch.twigs.reduce((all, twig) => all + twig.probability * twig.winProbability, 0)
        expect(sum).toBeCloseTo(1, 6)
        expect(worth).toBeCloseTo(Number(value?.winProbability), 6)
        if (typeof value?.successProbability !== 'number' || branch.twigs.length < 2) return
        expect(branch.twigs[0]?.probability).toBeCloseTo(value.successProbability, 6)
        expect(branch.twigs[0]?.winProbability).toBeCloseTo(Number(value.winProbabilityIfSuccess), 6)
        expect(branch.twigs[1]?.winProbability).toBeCloseTo(Number(value.winProbabilityIfFailure), 6)
      })
    }),
    { numRuns: 40 },
  )
}, 60_000)

it('keeps every place in the drawing, and no two ends closer than a finger is wide', () => {
  fc.assert(
    fc.property(legalSituations, fc.integer({ min: 290, max: 1100 }), (situation, width) => {
      const layout = treeLayout(treeOf(decide(situation, bundle)), width)
      for (const { at } of [...layout.branches, ...layout.twigs]) {
        expect(at.x).toBeGreaterThanOrEqual(0)
        expect(at.x).toBeLessThanOrEqual(width)
        expect(at.y).toBeGreaterThanOrEqual(0)
        expect(at.y).toBeLessThanOrEqual(layout.height)
      }
      const places = layout.twigs.map(({ at }) => (layout.isUpright ? at.x : at.y))
      for (const [at, place] of places.entries())
        if (at > 0) expect(place - Number(places[at - 1])).toBeGreaterThanOrEqual(24)
      expect(layout.edges).toHaveLength(layout.branches.length + layout.twigs.length)
      for (const edge of layout.edges) expect(edgePath(edge, layout.isUpright)).not.toContain('NaN')
    }),
    { numRuns: 40 },
  )
}, 60_000)

it('draws what is likelier wider', () => {
  expect(edgeWidth(0.8)).toBeGreaterThan(edgeWidth(0.2))
  expect(edgeWidth(0)).toBe(1)
  expect(edgeWidth(1)).toBe(10)
})

it('breaks a name between words', () => {
  expect(wrapped('Stopped, Texans at their own 36', 18)).toEqual(['Stopped, Texans at', 'their own 36'])
})
