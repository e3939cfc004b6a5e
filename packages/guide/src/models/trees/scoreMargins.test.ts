import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputError } from '../../errors/errors.js'
import { decodeTrees } from './decode.js'
import { compactOf, type PlainForest, plainForest, rowsFor, scorePlainly } from './forest.fixture.js'
import { scoreMargins } from './scoreMargins.js'

const bitsOf = (margins: Float32Array) =>
  Array.from(new Uint32Array(margins.buffer, margins.byteOffset, margins.length))

const stump: PlainForest = {
  classes: 1,
  features: 1,
  baseMargins: [0.5],
  trees: [
    {
      treeClass: 0,
      root: {
        feature: 0,
        threshold: Math.fround(0.1),
        missingLeft: false,
        left: { leaf: -1 },
        right: { leaf: 1 },
      },
    },
  ],
}

describe('scoreMargins', () => {
  it('gives the margins of its plain twin, bit for bit, on any forest and any rows', () => {
    const forestAndRows = plainForest.chain((forest) => fc.tuple(fc.constant(forest), rowsFor(forest)))
    fc.assert(
      fc.property(forestAndRows, ([forest, rows]) => {
        const margins = scoreMargins(
          decodeTrees(compactOf(forest)),
          Float32Array.from(rows.flat()),
          rows.length,
        )
        expect(bitsOf(margins)).toEqual(bitsOf(Float32Array.from(scorePlainly(forest, rows))))
      }),
      { numRuns: 400 },
    )
  })

  it('gives the same to rows that are scored together, however many there are', () => {
    const forestAndRows = plainForest.chain((forest) => fc.tuple(fc.constant(forest), rowsFor(forest, 70)))
    fc.assert(
      fc.property(forestAndRows, ([forest, rows]) => {
        const start = rows.flatMap((_, row) =>
          forest.baseMargins.map((base, c) => Math.fround(base + row - c)),
        )
        const margins = scoreMargins(
          decodeTrees(compactOf(forest)),
          Float32Array.from(rows.flat()),
          rows.length,
          undefined,
          Float32Array.from(start),
        )
        expect(bitsOf(margins)).toEqual(bitsOf(Float32Array.from(scorePlainly(forest, rows, start))))
      }),
      { numRuns: 200 },
    )
  })

  it('starts from the margins that it is given instead of its own', () => {
    fc.assert(
      fc.property(plainForest, fc.float({ noNaN: true, noDefaultInfinity: true }), (forest, start) => {
        const rows = [Array.from({ length: forest.features }, () => 1)]
        const starts = Array.from({ length: forest.classes }, (_, c) => Math.fround(start + c))
        const ensemble = decodeTrees(compactOf(forest))
        const margins = scoreMargins(
          ensemble,
          Float32Array.from(rows.flat()),
          1,
          undefined,
          Float32Array.from(starts),
        )
        expect(bitsOf(margins)).toEqual(bitsOf(Float32Array.from(scorePlainly(forest, rows, starts))))
      }),
    )
  })

  it('answers one row as it answers the same row inside a batch', () => {
    const forestAndRows = plainForest.chain((forest) => fc.tuple(fc.constant(forest), rowsFor(forest)))
    fc.assert(
      fc.property(forestAndRows, ([forest, rows]) => {
        const ensemble = decodeTrees(compactOf(forest))
        const batch = scoreMargins(ensemble, Float32Array.from(rows.flat()), rows.length)
        const alone = rows.flatMap((row) => bitsOf(scoreMargins(ensemble, Float32Array.from(row), 1)))
        expect(bitsOf(batch)).toEqual(alone)
      }),
    )
  })

  it.each([
    ['below the threshold', 0.0999, -0.5],
    ['on the threshold', 0.1, 1.5],
    ['above it', 0.11, 1.5],
    ['missing', Number.NaN, 1.5],
    ['minus infinity', -Infinity, -0.5],
    ['infinity', Infinity, 1.5],
  ])('sends a value %s to its side of a stump', (_, value, margin) => {
    expect(scoreMargins(decodeTrees(compactOf(stump)), Float32Array.of(value), 1)[0]).toBe(margin)
  })

  it('sends a missing value left where the node says so', () => {
    const [tree] = stump.trees
    const left = {
      ...stump,
      trees: [{ treeClass: 0, root: { ...tree?.root, missingLeft: true } }],
    } as PlainForest
    expect(scoreMargins(decodeTrees(compactOf(left)), Float32Array.of(Number.NaN), 1)[0]).toBe(-0.5)
  })

  it('leaves a margin of minus zero as it is', () => {
    const nothing: PlainForest = {
      ...stump,
      baseMargins: [-0],
      trees: [{ treeClass: 0, root: { leaf: -0 } }],
    }
    expect(scoreMargins(decodeTrees(compactOf(nothing)), Float32Array.of(1), 1)[0]).toBe(-0)
  })

  it('writes into the array that it is given', () => {
    const out = new Float32Array(2)
    expect(scoreMargins(decodeTrees(compactOf(stump)), Float32Array.of(0, 1), 2, out)).toBe(out)
    expect(Array.from(out)).toEqual([-0.5, 1.5])
  })

  it.each([
    ['trees/rows', [new Float32Array(3), 2, new Float32Array(2), undefined]],
    ['trees/out', [new Float32Array(2), 2, new Float32Array(3), undefined]],
    ['trees/start-margins', [new Float32Array(2), 2, new Float32Array(2), new Float32Array(1)]],
  ] as const)('refuses arrays of another length with %s', (code, [rows, count, out, start]) => {
    const ensemble = decodeTrees(compactOf(stump))
    expect(() => scoreMargins(ensemble, rows, count, out, start)).toThrow(expect.objectContaining({ code }))
    expect(() => scoreMargins(ensemble, rows, count, out, start)).toThrow(InputError)
  })
})
