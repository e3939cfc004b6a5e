import { numberedLines, shownYards, type Window, xOf } from './fieldGeometry.js'

/** The drawing's units: how wide it is, and where the sidelines are. */
export const width = 460
export const top = 18
export const bottom = 118

/** The field's grass, lines and numbers; all of it is said in words elsewhere. */
export function Turf({ shown }: { readonly shown: Window }) {
  const x = (yardLine: number) => xOf(yardLine, shown, width)
  const lines = Array.from({ length: shownYards }, (_, yard) => Math.ceil(shown.from) + yard)
  const marks = lines
    .filter((yard) => yard > 0 && yard < 100 && yard % 10 !== 0)
    .map((yard) => `M${x(yard).toFixed(1)} ${top}v4M${x(yard).toFixed(1)} ${bottom}v-4`)
  return (
    <svg aria-hidden="true">
      <rect class="turf" x="0" y={top} width={width} height={bottom - top} rx="8" />
      <EndZone left={x(-10)} right={x(0)} />
      <EndZone left={x(100)} right={x(110)} />
      {numberedLines(shown).map(({ yardLine, name }) => (
        <g key={yardLine}>
          <path class="yard-line" d={`M${x(yardLine)} ${top}V${bottom}`} />
          <text class="soft" x={Math.min(width - 16, Math.max(16, x(yardLine)))} y="136" text-anchor="middle">
            {name}
          </text>
        </g>
      ))}
      <path class="yard-line" d={marks.join('')} />
    </svg>
  )
}

function EndZone(edges: { readonly left: number; readonly right: number }) {
  const [left, right] = [Math.max(0, edges.left), Math.min(width, edges.right)]
  if (right <= left) return null
  return <rect class="end-zone" x={left} y={top} width={right - left} height={bottom - top} />
}
