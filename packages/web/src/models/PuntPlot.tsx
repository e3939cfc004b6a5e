import * as Plot from '@observablehq/plot'
import { useMemo } from 'preact/hooks'
import { count } from '../charts/figures.js'
import { Plotted } from '../charts/Plotted.js'
import { rivalPuntBias } from './rivals.js'

type Season = { readonly season: number; readonly n: number; readonly bias: number }

/** How far punts went beyond what was said, each season by a model of the earlier ones only. */
export function PuntPlot({ seasons }: { seasons: readonly Season[] }) {
  const draw = useMemo(
    () => (): Plot.PlotOptions => ({
      marginLeft: 44,
      marginRight: 12,
      marginBottom: 30,
      x: { type: 'point', domain: seasons.map(({ season }) => season), axis: null, padding: 0.6 },
      y: { domain: [-1, 3], axis: null },
      marks: [
        Plot.rectY([0], { y1: -0.5, y2: 0.5, fill: 'var(--line)' }),
        Plot.ruleY([0], { stroke: 'var(--soft)' }),
        Plot.ruleY([rivalPuntBias], { stroke: 'var(--soft)', strokeDasharray: '2 4' }),
        Plot.text([rivalPuntBias], {
          y: rivalPuntBias,
          frameAnchor: 'right',
          text: () => `nfl4th ${signed(rivalPuntBias)}`,
          dy: -9,
          textAnchor: 'end',
          fill: 'var(--soft)',
        }),
        Plot.text([-1, 0, 1, 2, 3], {
          frameAnchor: 'left',
          y: (at: number) => at,
          text: (at: number) => (at > 0 ? `+${at}` : String(at).replace('-', '−')),
          textAnchor: 'end',
          dx: -10,
          fill: 'var(--soft)',
        }),
        Plot.text(seasons, {
          x: 'season',
          frameAnchor: 'bottom',
          text: ({ season }: Season) => String(season),
          dy: 20,
          fill: 'var(--soft)',
        }),
        Plot.dot(seasons, { x: 'season', y: 'bias', r: 6, symbol: 'square', fill: 'var(--punt)' }),
        Plot.text(seasons, {
          x: 'season',
          y: 'bias',
          text: ({ bias }: Season) => signed(bias),
          dy: -15,
          fontWeight: 600,
          fill: 'var(--ink)',
        }),
      ],
    }),
    [seasons],
  )
  return (
    <Plotted
      draw={draw}
      height={260}
      label={`Bias of net punt yards by season: ${seasons.map(({ season, bias }) => `${season} ${signed(bias)}`).join(', ')}; the grey band is within half a yard`}
    >
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Season</th>
            <th scope="col">Bias, yards</th>
            <th scope="col">Punts</th>
          </tr>
        </thead>
        <tbody>
          {seasons.map(({ season, bias, n }) => (
            <tr key={season}>
              <th scope="row">{season}</th>
              <td>{signed(bias)}</td>
              <td>{count(n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Plotted>
  )
}

function signed(yards: number): string {
  return `${yards < 0 ? '−' : '+'}${Math.abs(yards).toFixed(2)}`
}
