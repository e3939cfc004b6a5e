import * as Plot from '@observablehq/plot'
import { useMemo } from 'preact/hooks'
import { count } from '../charts/figures.js'
import { Plotted } from '../charts/Plotted.js'
import { percent } from '../decide/words/percent.js'
import type { Bounds, CalibrationBin } from './modelCard.js'

interface Calibration {
  readonly name: string
  readonly bins: readonly CalibrationBin[]
  readonly error: number
  readonly ifPerfect: Bounds
  readonly n: number
}

/** What a model said against what came, bin by bin: on the line it was right. */
export function CalibrationPlot({ name, bins, error, ifPerfect, n }: Calibration) {
  const draw = useMemo(
    () => (): Plot.PlotOptions => ({
      marginLeft: 40,
      marginRight: 10,
      marginTop: 10,
      marginBottom: 40,
      x: { domain: [0, 1], label: null, ticks: [], tickFormat: String },
      y: { domain: [0, 1], label: null, ticks: [] },
      r: { type: 'sqrt', domain: [0, Math.max(...bins.map((bin) => bin.n))], range: [2, 8] },
      marks: [
        Plot.gridX([0, 0.25, 0.5, 0.75, 1], { stroke: 'var(--line)', strokeOpacity: 1 }),
        Plot.gridY([0, 0.25, 0.5, 0.75, 1], { stroke: 'var(--line)', strokeOpacity: 1 }),
        Plot.text([0, 0.5, 1], {
          x: 0,
          y: (at: number) => at,
          text: perCent,
          textAnchor: 'end',
          dx: -8,
          fill: 'var(--soft)',
        }),
        Plot.text([0, 0.5, 1], { x: (at: number) => at, y: 0, text: perCent, dy: 16, fill: 'var(--soft)' }),
        Plot.text(['said'], { x: 0.5, y: 0, text: (word: string) => word, dy: 32, fill: 'var(--soft)' }),
        Plot.link([0], { x1: 0, y1: 0, x2: 1, y2: 1, stroke: 'var(--soft)', strokeDasharray: '2 4' }),
        Plot.ruleX(bins, {
          x: 'predicted',
          y1: (bin: CalibrationBin) => bin.interval[0],
          y2: (bin: CalibrationBin) => bin.interval[1],
          stroke: 'var(--ink)',
          strokeOpacity: 0.4,
          strokeWidth: 3,
          strokeLinecap: 'round',
        }),
        Plot.dot(bins, { x: 'predicted', y: 'observed', r: 'n', fill: 'var(--ink)', stroke: 'var(--card)' }),
      ],
    }),
    [bins],
  )
  const [low, high] = ifPerfect
  const verdict =
    error < low ? 'better than chance would have it' : error <= high ? 'within it' : 'outside it'
  return (
    <section class="card calibration">
      <h3>{name}</h3>
      <p class="soft">
        {count(n)} plays. Calibration error <b>{error.toFixed(3)}</b>; a perfect model shows {low.toFixed(3)}{' '}
        to {high.toFixed(3)}: {verdict}.
      </p>
      <Plotted
        draw={draw}
        height={270}
        label={`${name}: share that came against the chance that was said, in ${bins.length} bins; on the diagonal the model was right`}
      >
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">Said</th>
              <th scope="col">Came</th>
              <th scope="col">99.5 %</th>
              <th scope="col">Plays</th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.from}>
                <td>{percent(bin.predicted)}</td>
                <td>{percent(bin.observed)}</td>
                <td>
                  {percent(bin.interval[0])} to {percent(bin.interval[1])}
                </td>
                <td>{count(bin.n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Plotted>
    </section>
  )
}

function perCent(share: number): string {
  return `${Math.round(share * 100)}`
}
