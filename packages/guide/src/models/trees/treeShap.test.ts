import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compactOf, type PlainForest, type PlainTree, plainForest, rowsFor } from './forest.fixture.js'
import { leafPaths } from './leafPaths.js'
import { treeShap } from './treeShap.js'

/** A tree whose nodes know how many rows came to them. */
interface Covered {
  readonly tree: PlainTree
  readonly cover: number
  readonly below: readonly Covered[]
}

/** Leaves are given covers in turn, and a node has the rows of its children. */
function coveredBy(tree: PlainTree, next: () => number): Covered {
  if ('leaf' in tree) return { tree, cover: next(), below: [] }
  const below = [tree.left, tree.right].map((child) => coveredBy(child, next))
  return { tree, cover: below.reduce((sum, { cover }) => sum + cover, 0), below }
}

/** As stored: in preorder. */
function coversOf({ cover, below }: Covered): number[] {
  return [cover, ...below.flatMap(coversOf)]
}

/** What the tree expects when only these features of the row are known. */
function expectation({ tree, cover, below }: Covered, row: readonly number[], known: Set<number>): number {
  if ('leaf' in tree) return tree.leaf
  const [left, right] = below as [Covered, Covered]
  if (!known.has(tree.feature)) {
    return below.reduce((sum, child) => sum + (child.cover / cover) * expectation(child, row, known), 0)
  }
  const value = row[tree.feature] as number
  const goesLeft = Number.isNaN(value) ? tree.missingLeft : value < tree.threshold
  return expectation(goesLeft ? left : right, row, known)
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))

/** The slow, obvious twin: every set of the other features, by the definition. */
function shapPlainly(tree: Covered, features: number, row: readonly number[]): number[] {
  return Array.from({ length: features }, (_, feature) => {
    let value = 0
    for (let set = 0; set < 2 ** features; set++) {
      if (set & (1 << feature)) continue
      const known = new Set(Array.from({ length: features }, (_, f) => f).filter((f) => set & (1 << f)))
      const weight = (factorial(known.size) * factorial(features - known.size - 1)) / factorial(features)
      const without = expectation(tree, row, known)
      value += weight * (expectation(tree, row, new Set(known).add(feature)) - without)
    }
    return value
  })
}

/** Leaves small enough that a difference to the ninth digit is one. */
const tamed = (tree: PlainTree): PlainTree =>
  'leaf' in tree
    ? { leaf: Math.fround(Math.atan(tree.leaf)) }
    : { ...tree, left: tamed(tree.left), right: tamed(tree.right) }

const coveredForests = plainForest.chain((forest) =>
  fc.record({
    forest: fc.constant<PlainForest>({
      ...forest,
      baseMargins: forest.baseMargins.map((margin) => Math.fround(Math.atan(margin))),
      trees: forest.trees.map(({ treeClass, root }) => ({ treeClass, root: tamed(root) })),
    }),
    rows: rowsFor(forest),
    covers: fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 30 }),
  }),
)

function covered(forest: PlainForest, covers: readonly number[]) {
  let at = 0
  const next = () => covers[at++ % covers.length] as number
  const trees = forest.trees.map(({ treeClass, root }) => ({ treeClass, root: coveredBy(root, next) }))
  const stored = Float32Array.from(trees.flatMap(({ root }) => coversOf(root)))
  return { trees, paths: leafPaths(compactOf(forest), stored) }
}

describe('treeShap', () => {
  it('gives every feature what its plain twin gives it, on any forest and any rows', () => {
    fc.assert(
      fc.property(coveredForests, ({ forest, rows, covers }) => {
        const { trees, paths } = covered(forest, covers)
        const values = treeShap(paths, Float32Array.from(rows.flat()), rows.length)
        rows.forEach((row, r) => {
          for (let c = 0; c < forest.classes; c++) {
            const plain = trees
              .filter(({ treeClass }) => treeClass === c)
              .map(({ root }) => shapPlainly(root, forest.features, row))
            for (let f = 0; f < forest.features; f++) {
              const expected = plain.reduce((sum, tree) => sum + (tree[f] as number), 0)
              expect(values[(r * forest.classes + c) * forest.features + f]).toBeCloseTo(expected, 9)
            }
          }
        })
      }),
      { numRuns: 200 },
    )
  })

  it('adds up, with what is expected of any row, to the margin', () => {
    fc.assert(
      fc.property(coveredForests, ({ forest, rows, covers }) => {
        const { trees, paths } = covered(forest, covers)
        const values = treeShap(paths, Float32Array.from(rows.flat()), rows.length)
        const everything = new Set(Array.from({ length: forest.features }, (_, f) => f))
        rows.forEach((row, r) => {
          for (let c = 0; c < forest.classes; c++) {
            const from = (r * forest.classes + c) * forest.features
            const parts = values.subarray(from, from + forest.features)
            const margin = trees
              .filter(({ treeClass }) => treeClass === c)
              .reduce((sum, { root }) => sum + expectation(root, row, everything), forest.baseMargins[c] ?? 0)
            const total = parts.reduce((sum, part) => sum + part, paths.expected[c] as number)
            expect(total).toBeCloseTo(margin, 9)
          }
        })
      }),
    )
  })

  it('credits a single split with all that it moves', () => {
    const root: PlainTree = {
      feature: 1,
      threshold: 3,
      missingLeft: true,
      left: { leaf: 1 },
      right: { leaf: -1 },
    }
    const forest: PlainForest = {
      classes: 1,
      features: 2,
      baseMargins: [0.5],
      trees: [{ treeClass: 0, root }],
    }
    const paths = leafPaths(compactOf(forest), Float32Array.of(40, 30, 10))
    expect([...paths.expected]).toEqual([1])
    // on the threshold a row goes right; a missing value goes left
    expect([...treeShap(paths, Float32Array.of(0, 3, 0, Number.NaN), 2)]).toEqual([0, -1.5, 0, 0.5])
  })

  it('refuses rows of another length, and covers that do not fit the trees', () => {
    const forest: PlainForest = {
      classes: 1,
      features: 1,
      baseMargins: [0],
      trees: [{ treeClass: 0, root: { leaf: 1 } }],
    }
    const paths = leafPaths(compactOf(forest), Float32Array.of(7))
    expect(() => treeShap(paths, new Float32Array(3), 2)).toThrow(
      expect.objectContaining({ code: 'trees/rows' }),
    )
    for (const covers of [Float32Array.of(), Float32Array.of(0)]) {
      expect(() => leafPaths(compactOf(forest), covers)).toThrow(
        expect.objectContaining({ code: 'bundle/trees' }),
      )
    }
  })
})
