import type { Branch, Twig } from './treeOf.js'

/** A place in the drawing, in pixels from its top left. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** A line from a choice to what comes of it; as wide as that is likely. */
export interface Edge {
  readonly from: Place
  readonly to: Place
  readonly width: number
  readonly colour: Branch['colour']
}

export interface Layout {
  readonly isUpright: boolean
  readonly width: number
  readonly height: number
  readonly root: Place
  readonly branches: readonly { readonly branch: Branch; readonly at: Place }[]
  readonly twigs: readonly { readonly branch: Branch; readonly twig: Twig; readonly at: Place }[]
  readonly edges: readonly Edge[]
}

/** Narrower than this, the tree stands upright. */
export const narrowest = 560
const rowHeight = 46
const rowGap = 10
/** Heights of the upright tree's three storeys. */
const storeys = { root: 34, branch: 104, twig: 180, bottom: 352 } as const
const columns = { branch: 0.23, twig: 0.52 } as const
/** Room for the play's name and a choice's, behind which their lines go on. */
const nameWidth = { root: 126, branch: 100 } as const

/** Lays a tree out in a given width: from left to right where there is room, else upright. */
export function treeLayout(tree: readonly Branch[], width: number): Layout {
  return width < narrowest ? upright(tree, width) : across(tree, width)
}

/** An edge's width in pixels: a certain thing is ten times as wide as one that hardly happens. */
export function edgeWidth(probability: number): number {
  return 1 + 9 * probability
}

function across(tree: readonly Branch[], width: number): Layout {
  let y = 0
  const placed = tree.map((branch) => {
    const twigs = branch.twigs.map((twig) => {
      const at = { x: columns.twig * width, y: y + rowHeight / 2 }
      y += rowHeight
      return { branch, twig, at }
    })
    y += rowGap
    return { branch, at: { x: columns.branch * width, y: middle(twigs.map(({ at }) => at.y)) }, twigs }
  })
  const height = Math.max(rowHeight, y - rowGap)
  const root = { x: 0, y: height / 2 }
  return {
    isUpright: false,
    width,
    height,
    root,
    branches: placed,
    twigs: placed.flatMap(({ twigs }) => twigs),
    edges: placed.flatMap(({ branch, at, twigs }) => [
      edge(
        branch,
        { x: root.x + nameWidth.root, y: root.y },
        { x: at.x - 8, y: at.y },
        branch.isBest ? 0.5 : 0.1,
      ),
      ...twigs.map(({ twig, at: to }) =>
        edge(branch, { x: at.x + nameWidth.branch, y: at.y }, { x: to.x - 8, y: to.y }, twig.probability),
      ),
    ]),
  }
}

function upright(tree: readonly Branch[], width: number): Layout {
  const count = tree.reduce((sum, { twigs }) => sum + twigs.length, 0)
  const column = width / Math.max(1, count)
  let place = 0
  const placed = tree.map((branch) => {
    const twigs = branch.twigs.map((twig) => {
      place++
      return { branch, twig, at: { x: (place - 0.5) * column, y: storeys.twig } }
    })
    return { branch, at: { x: middle(twigs.map(({ at }) => at.x)), y: storeys.branch }, twigs }
  })
  const root = { x: width / 2, y: storeys.root }
  return {
    isUpright: true,
    width,
    height: storeys.bottom,
    root,
    branches: placed,
    twigs: placed.flatMap(({ twigs }) => twigs),
    edges: placed.flatMap(({ branch, at, twigs }) => [
      edge(branch, root, { x: at.x, y: at.y - 32 }, branch.isBest ? 0.5 : 0.1),
      ...twigs.map(({ twig, at: to }) => edge(branch, { x: at.x, y: at.y + 8 }, to, twig.probability)),
    ]),
  }
}

function edge({ colour }: Branch, from: Place, to: Place, share: number): Edge {
  return { from, to, width: edgeWidth(share), colour }
}

function middle(values: readonly number[]): number {
  return values.length === 0 ? 0 : (Math.min(...values) + Math.max(...values)) / 2
}

/** A line that leaves and arrives level (across) or straight down (upright). */
export function edgePath({ from, to }: Edge, isUpright: boolean): string {
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2]
  const bends = isUpright ? `${from.x} ${y} ${to.x} ${y}` : `${x} ${from.y} ${x} ${to.y}`
  return `M${from.x} ${from.y}C${bends} ${to.x} ${to.y}`
}

/** A name in lines of at most so many letters, whole words where they fit. */
export function wrapped(text: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
