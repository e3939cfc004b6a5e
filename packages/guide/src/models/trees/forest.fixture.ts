import fc from 'fast-check'
import type { CompactTrees } from './compactTrees.js'

/** A tree as one would write it down. */
export type PlainTree =
  | { readonly leaf: number }
  | {
      readonly feature: number
      readonly threshold: number
      readonly missingLeft: boolean
      readonly left: PlainTree
      readonly right: PlainTree
    }

export interface PlainForest {
  readonly classes: number
  readonly features: number
  readonly baseMargins: readonly number[]
  readonly trees: readonly { readonly treeClass: number; readonly root: PlainTree }[]
}

const add32 = (a: number, b: number) => Math.fround(a + b)

function leafOf(tree: PlainTree, row: readonly number[]): number {
  if ('leaf' in tree) return tree.leaf
  const value = row[tree.feature] as number
  const left = Number.isNaN(value) ? tree.missingLeft : value < tree.threshold
  return leafOf(left ? tree.left : tree.right, row)
}

/** The slow, obvious twin of `scoreMargins`. */
export function scorePlainly(
  forest: PlainForest,
  rows: readonly (readonly number[])[],
  start?: readonly number[],
): number[] {
  return rows.flatMap((row, r) =>
    forest.baseMargins.map((base, c) =>
      forest.trees
        .filter((tree) => tree.treeClass === c)
        .map((tree) => leafOf(tree.root, row))
        .reduce(add32, start?.[r * forest.classes + c] ?? base),
    ),
  )
}

/** A plain forest in the stored form. */
export function compactOf(forest: PlainForest): CompactTrees {
  const thresholds = Array.from({ length: forest.features }, () => new Set<number>())
  const collect = (tree: PlainTree): void => {
    if ('leaf' in tree) return
    thresholds[tree.feature]?.add(tree.threshold)
    collect(tree.left)
    collect(tree.right)
  }
  for (const { root } of forest.trees) collect(root)
  const sorted = thresholds.map((set) => [...set].sort((a, b) => a - b))

  const structure: number[] = []
  const places: number[] = []
  const leaves: number[] = []
  const write = (tree: PlainTree): void => {
    if ('leaf' in tree) {
      structure.push(0)
      leaves.push(tree.leaf)
      return
    }
    structure.push(1 + 2 * tree.feature + (tree.missingLeft ? 1 : 0))
    places.push((sorted[tree.feature] ?? []).indexOf(tree.threshold))
    write(tree.left)
    write(tree.right)
  }
  for (const { root } of forest.trees) write(root)
  return {
    classes: forest.classes,
    features: Array.from({ length: forest.features }, (_, f) => `f${f}`),
    baseMargins: Float32Array.from(forest.baseMargins),
    treeClasses: Uint8Array.from(forest.trees, (tree) => tree.treeClass),
    thresholdCounts: Uint32Array.from(sorted, (ofFeature) => ofFeature.length),
    thresholds: Float32Array.from(sorted.flat()),
    structure: Uint8Array.from(structure),
    thresholdPlaces: Uint16Array.from(places),
    leaves: Float32Array.from(leaves),
  }
}

const float32 = fc.float({ noNaN: true, noDefaultInfinity: true })
/** Few enough that rows often sit on one, with fractions that float64 and float32 write differently. */
const thresholdPool = [0, -0, 0.1, 0.3, -0.7, 1, 2.5, 1e-40, 3.4e38, 720.1].map(Math.fround)
const threshold = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...thresholdPool) }, float32)

/** One node to be: how it splits, what it is worth where no split follows, and whether one should. */
const sketch = fc.record({
  feature: fc.nat(),
  threshold,
  missingLeft: fc.boolean(),
  value: float32,
  splits: fc.nat(4).map((n) => n > 0),
})
type Sketch = ReturnType<typeof sketch.generate>['value']

/** Grows a tree from sketches, one a node in preorder; when they run out only leaves follow. */
function grow(sketches: Sketch[], features: number, depth: number): PlainTree {
  const node = sketches.pop()
  if (!node?.splits || depth === 0) return { leaf: node?.value ?? 0 }
  return {
    feature: node.feature % features,
    threshold: node.threshold,
    missingLeft: node.missingLeft,
    left: grow(sketches, features, depth - 1),
    right: grow(sketches, features, depth - 1),
  }
}

/** Forests of all shapes: single leaves, shallow bushes, trees deeper than the perfect layout. */
export const plainForest: fc.Arbitrary<PlainForest> = fc
  .record({
    classes: fc.integer({ min: 1, max: 4 }),
    features: fc.integer({ min: 1, max: 5 }),
    depth: fc.constantFrom(0, 2, 4, 6, 20),
    trees: fc.array(fc.record({ treeClass: fc.nat(), sketches: fc.array(sketch, { maxLength: 40 }) }), {
      maxLength: 8,
    }),
    base: fc.array(float32, { minLength: 4, maxLength: 4 }),
  })
  .map(({ classes, features, depth, trees, base }) => ({
    classes,
    features,
    baseMargins: base.slice(0, classes),
    trees: trees.map(({ treeClass, sketches }) => ({
      treeClass: treeClass % classes,
      root: grow([...sketches], features, depth),
    })),
  }))

/** Rows of values that like to be missing, on a threshold, or next to one. */
export function rowsFor(forest: PlainForest, most = 6): fc.Arbitrary<number[][]> {
  const value = fc.oneof(
    fc.constant(Number.NaN),
    fc.constantFrom(...thresholdPool),
    fc.constantFrom(...thresholdPool).map((near) => Math.fround(near * (1 + 2 ** -23))),
    fc.float({ noNaN: true }),
  )
  return fc.array(fc.array(value, { minLength: forest.features, maxLength: forest.features }), {
    maxLength: most,
    size: 'max',
  })
}
