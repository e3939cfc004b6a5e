import * as Plot from '@observablehq/plot'
import { useCallback, useMemo } from 'preact/hooks'
import { choiceLook } from '../../charts/choiceLook.js'
import { Plotted } from '../../charts/Plotted.js'
import { type MapCell, mapDistances } from './mapCells.js'

interface Chart {
  readonly rows: readonly (readonly MapCell[])[]
  readonly picked: { readonly yardsToGo: number; readonly yardsToGoal: number }
  readonly label: string
  /** A cell was pointed at; from the keyboard it is chosen by its two figures. */
  readonly pick: (cell: { readonly yardsToGo: number; readonly yardsToGoal: number }) => void
}

/** How strongly a cell is coloured: what is within a point is nearly the paper's colour. */
const shades = [
  [0.01, 0.18],
  [0.0225, 0.42],
  [0.05, 0.7],
  [1, 1],
] as const

/** The field from the own goal line (left) to theirs, a row a distance; each cell in the colour of the right choice. */
export function MapChart({ rows, picked, label, pick }: Chart) {
  const draw = useMemo(() => {
    const cells = rows.flat()
    return (width: number): Plot.PlotOptions => ({
      marginLeft: 34,
      marginRight: 6,
      marginTop: 6,
      marginBottom: 34,
      x: { domain: [100, 0], axis: null },
      y: { domain: [0.5, mapDistances.length + 0.5], axis: null },
      marks: [
        Plot.rect(cells, {
          x1: ({ yardsToGoal }: MapCell) => yardsToGoal + 0.5,
          x2: ({ yardsToGoal }: MapCell) => yardsToGoal - 0.5,
          y1: ({ yardsToGo }: MapCell) => yardsToGo - 0.5,
          y2: ({ yardsToGo }: MapCell) => yardsToGo + 0.5,
          fill: ({ choice }: MapCell) => choiceLook(choice).colour,
          fillOpacity: shade,
          inset: width < 520 ? 0 : 0.5,
        }),
        Plot.ruleX([50], { stroke: 'var(--ink)', strokeOpacity: 0.35 }),
        Plot.rect([picked], {
          x1: picked.yardsToGoal + 0.5,
          x2: picked.yardsToGoal - 0.5,
          y1: picked.yardsToGo - 0.5,
          y2: picked.yardsToGo + 0.5,
          stroke: 'var(--ink)',
          strokeWidth: 2.5,
          fill: 'none',
          inset: -1.5,
        }),
        Plot.text(middles(cells), {
          x: 'yardsToGoal',
          y: 'yardsToGo',
          text: ({ choice }: MapCell) => choiceLook(choice).word,
          fill: 'var(--ink)',
          stroke: 'var(--card)',
          strokeWidth: 5,
          fontWeight: 650,
          fontSize: 14,
        }),
        Plot.text([1, 5, 10, 15], {
          x: 100,
          y: (distance: number) => distance,
          text: String,
          dx: -10,
          textAnchor: 'end',
          fill: 'var(--soft)',
        }),
        Plot.text([90, 70, 50, 30, 10], {
          x: (spot: number) => spot,
          frameAnchor: 'bottom',
          dy: 20,
          text: (spot: number) =>
            spot === 50
              ? '50'
              : spot > 50
                ? `own ${100 - spot}`
                : width < 520
                  ? String(spot)
                  : `their ${spot}`,
          fill: 'var(--soft)',
        }),
      ],
    })
  }, [rows, picked])
  const drawn = useCallback(
    (picture: Element & Partial<Plot.Plot>) => {
      picture.addEventListener('click', (event) => {
        const { clientX, clientY } = event as MouseEvent
        const { left, top } = picture.getBoundingClientRect()
        const at = (scale: 'x' | 'y', place: number) =>
          Math.round(Number(picture.scale?.(scale)?.invert?.(place) ?? 0))
        const cell = { yardsToGo: at('y', clientY - top), yardsToGoal: at('x', clientX - left) }
        const isOnMap =
          mapDistances.includes(cell.yardsToGo) &&
          cell.yardsToGoal >= cell.yardsToGo &&
          cell.yardsToGoal < 100
        if (isOnMap) pick(cell)
      })
    },
    [pick],
  )
  return <Plotted draw={draw} height={340} label={label} drawn={drawn} />
}

function shade({ edge }: MapCell): number {
  return shades.find(([below]) => edge < below)?.[1] ?? 1
}

/** A cell of each choice that lies nearest to the middle of its cells, where its word goes. */
function middles(cells: readonly MapCell[]): readonly MapCell[] {
  return [...new Set(cells.map(({ choice }) => choice))].flatMap((choice) => {
    const own = cells.filter((cell) => cell.choice === choice)
    if (own.length < 25) return []
    const mean = (of: (cell: MapCell) => number) => own.reduce((sum, cell) => sum + of(cell), 0) / own.length
    const [spot, distance] = [mean(({ yardsToGoal }) => yardsToGoal), mean(({ yardsToGo }) => yardsToGo)]
    const away = (cell: MapCell) =>
      Math.abs(cell.yardsToGoal - spot) / 4 + Math.abs(cell.yardsToGo - distance)
    return [own.reduce((best, cell) => (away(cell) < away(best) ? cell : best))]
  })
}
