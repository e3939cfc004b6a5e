import { describe, expect, it } from 'vitest'
import { DataError } from '../../errors/errors.js'
import type { CompactTrees } from './compactTrees.js'
import { decodeTrees } from './decode.js'

const forest: CompactTrees = {
  classes: 1,
  features: ['yardsToGo'],
  baseMargins: Float32Array.of(0),
  treeClasses: Uint8Array.of(0, 0),
  thresholdCounts: Uint32Array.of(2),
  thresholds: Float32Array.of(1.5, 2.5),
  structure: Uint8Array.of(1, 0, 0, 2, 0, 0),
  thresholdPlaces: Uint8Array.of(0, 1),
  leaves: Float32Array.of(1, 2, 3, 4),
}

describe('decodeTrees', () => {
  it('lays shallow trees out perfectly and deep ones linked', () => {
    expect(decodeTrees(forest).layout.kind).toBe('perfect')
    const depth = 9
    const chain: CompactTrees = {
      ...forest,
      treeClasses: Uint8Array.of(0),
      structure: Uint8Array.from([...Array(depth).fill([1, 0]).flat(), 0]),
      thresholdPlaces: new Uint8Array(depth),
      leaves: new Float32Array(depth + 1),
    }
    expect(decodeTrees(chain).layout.kind).toBe('linked')
  })

  it.each<[string, Partial<CompactTrees>]>([
    ['features', { features: [] }],
    ['baseMargins', { baseMargins: new Float32Array(2) }],
    ['treeClasses', { treeClasses: Uint8Array.of(0, 1) }],
    ['thresholds', { thresholds: Float32Array.of(1) }],
    ['structure', { structure: Uint8Array.of(1, 0, 0, 2, 0) }],
    ['structure', { structure: Uint8Array.of(1, 0, 0, 2, 0, 0, 0) }],
    ['thresholdPlaces', { thresholdPlaces: Uint8Array.of(0, 2) }],
    ['thresholdPlaces', { thresholdPlaces: Uint8Array.of(0) }],
    ['thresholdPlaces', { structure: Uint8Array.of(1, 0, 0, 4, 0, 0) }],
    ['leaves', { leaves: Float32Array.of(1, 2, 3) }],
  ])('refuses %s that do not belong to the rest', (field, change) => {
    expect(() => decodeTrees({ ...forest, ...change })).toThrow(DataError)
    expect(() => decodeTrees({ ...forest, ...change })).toThrow(
      expect.objectContaining({ code: 'bundle/trees', field }),
    )
  })
})
