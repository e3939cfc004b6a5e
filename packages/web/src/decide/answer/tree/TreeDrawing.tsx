import { percent } from '../../words/percent.js'
import { edgePath, type Layout, wrapped } from './treeLayout.js'
import type { Branch, Twig } from './treeOf.js'

interface DrawingProps {
  readonly layout: Layout
  readonly title: string
  readonly subtitle: string
  readonly open: string | null
  readonly onOpen: (key: string) => void
}

/** The tree, drawn. Its ends are buttons. */
export function TreeDrawing({ layout, title, subtitle, open, onOpen }: DrawingProps) {
  const { width, height, root, branches, twigs, edges, isUpright } = layout
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: each of its ends says what it is
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} class={isUpright ? 'upright' : ''}>
      {edges.map((edge) => (
        <path
          key={`${edge.to.x} ${edge.to.y}`}
          class={`edge ${edge.colour}`}
          d={edgePath(edge, isUpright)}
          stroke-width={edge.width}
        />
      ))}
      <text x={root.x} y={isUpright ? 12 : root.y - 4} text-anchor={isUpright ? 'middle' : 'start'}>
        <tspan class="bold">{title}</tspan>
        <tspan class="soft" x={root.x} dy="17">
          {subtitle}
        </tspan>
      </text>
      {branches.map(({ branch, at }) => (
        <text
          key={branch.choice}
          class="choice"
          x={at.x}
          y={isUpright ? at.y - 17 : at.y - 3}
          text-anchor={isUpright ? 'middle' : 'start'}
        >
          <tspan class={branch.isBest ? 'bold' : ''}>{branch.name}</tspan>
          <tspan class="soft" x={at.x} dy="17">
            {percent(branch.winProbability)}
            {branch.isBest && !isUpright ? ' to win' : ''}
          </tspan>
        </text>
      ))}
      {twigs.map(({ branch, twig, at }) => {
        const one = { twig, branch, isOpen: open === twig.key, onOpen: () => onOpen(twig.key) }
        return isUpright ? (
          <UprightLeaf key={twig.key} {...one} x={at.x} y={at.y} column={width / twigs.length} />
        ) : (
          <AcrossLeaf key={twig.key} {...one} x={at.x} y={at.y} width={width} />
        )
      })}
    </svg>
  )
}

interface LeafProps {
  readonly twig: Twig
  readonly branch: Branch
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly x: number
  readonly y: number
}

/** An end of the tree: what is drawn, and over it the button that says it. */
function Leaf({
  twig,
  branch,
  isOpen,
  onOpen,
  touch,
  children,
}: Omit<LeafProps, 'x' | 'y'> & {
  readonly touch: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly children: preact.ComponentChildren
}) {
  const { name, probability, winProbability } = twig
  return (
    <g class={`leaf ${branch.colour} ${isOpen ? 'open' : ''}`}>
      <svg aria-hidden="true">{children}</svg>
      {/* biome-ignore lint/a11y/useSemanticElements: there is no button element within a drawing */}
      <rect
        role="button"
        tabindex={0}
        class="touch"
        {...touch}
        rx="8"
        aria-expanded={isOpen}
        aria-label={`${branch.name}: ${name}, ${percent(probability)} likely, then ${percent(winProbability)} to win`}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          onOpen()
        }}
      />
    </g>
  )
}

function AcrossLeaf({ x, y, width, ...leaf }: LeafProps & { readonly width: number }) {
  const { twig, isOpen } = leaf
  const bar = Math.min(120, width * 0.17)
  const from = width - bar - 34
  const letters = Math.floor((from - x - 66) / 7.3)
  const lines = wrapped(twig.name, letters).slice(0, 2)
  return (
    <Leaf {...leaf} touch={{ x: x - 4, y: y - 22, width: width - x + 4, height: 44 }}>
      <text class="soft" x={x + 43} y={y + 5} text-anchor="end">
        {percent(twig.probability)}
      </text>
      <text x={x + 54} y={y + 5 - (lines.length - 1) * 8}>
        {lines.map((line, at) => (
          <tspan key={line} x={x + 54} dy={at === 0 ? 0 : 16}>
            {line}
          </tspan>
        ))}
        <tspan class="soft">{isOpen ? ' –' : ' +'}</tspan>
      </text>
      <rect class="track" x={from} y={y - 6} width={bar} height="12" rx="6" />
      <rect class="win" x={from} y={y - 6} width={bar * twig.winProbability} height="12" rx="6" />
      <text class="bold" x={width} y={y + 5} text-anchor="end">
        {Math.round(twig.winProbability * 100)}
      </text>
    </Leaf>
  )
}

const barHeight = 84

function UprightLeaf({ x, y, column, ...leaf }: LeafProps & { readonly column: number }) {
  const { twig } = leaf
  const lines = wrapped(twig.short, Math.max(8, Math.floor(column / 6.4))).slice(0, 3)
  const [from, won] = [y + 76, barHeight * twig.winProbability]
  return (
    <Leaf {...leaf} touch={{ x: x - column / 2 + 1, y, width: column - 2, height: barHeight + 86 }}>
      <text class="bold" x={x} y={y + 17} text-anchor="middle">
        {percent(twig.probability)}
      </text>
      <text class="small" x={x} y={y + 33} text-anchor="middle">
        {lines.map((line, at) => (
          <tspan key={line} x={x} dy={at === 0 ? 0 : 14}>
            {line}
          </tspan>
        ))}
      </text>
      <rect class="track" x={x - 7} y={from} width="14" height={barHeight} rx="7" />
      <rect class="win" x={x - 7} y={from + barHeight - won} width="14" height={won} rx="7" />
      <text class="bold" x={x + 11} y={from + barHeight - won + 5}>
        {Math.round(twig.winProbability * 100)}
      </text>
    </Leaf>
  )
}
