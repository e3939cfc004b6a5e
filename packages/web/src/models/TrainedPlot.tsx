import * as Plot from '@observablehq/plot'
import { useMemo } from 'preact/hooks'
import { Plotted } from '../charts/Plotted.js'
import type { TrainedOn } from './modelCard.js'
import { modelWords } from './words.js'

/** Which seasons each model has seen, beside the one that it is tested on. */
export function TrainedPlot({ trained, tested }: { trained: readonly TrainedOn[]; tested: number | null }) {
  const height = trained.length * 28 + 40
  const draw = useMemo(() => {
    const first = Math.min(...trained.map((one) => one.first))
    const last = Math.max(tested ?? 0, ...trained.map((one) => one.last))
    return (width: number): Plot.PlotOptions => {
      const every = width < 520 ? 5 : 2
      const years = Array.from({ length: last - first + 1 }, (_, at) => first + at)
      return {
        marginLeft: width < 520 ? 148 : 190,
        marginRight: 20,
        marginTop: 6,
        marginBottom: 30,
        x: { domain: [first, last + 1], axis: null },
        y: { domain: trained.map(({ model }) => model), axis: null, padding: 0.45 },
        marks: [
          tested === null ? null : Plot.rectX([tested], { x1: tested, x2: tested + 1, fill: 'var(--line)' }),
          Plot.barX(trained, {
            x1: 'first',
            x2: ({ last: end }: TrainedOn) => end + 1,
            y: 'model',
            fill: 'var(--ink)',
            fillOpacity: 0.75,
            rx: 4,
          }),
          Plot.text(trained, {
            x: first,
            y: 'model',
            text: ({ model }: TrainedOn) => modelWords(model),
            textAnchor: 'end',
            dx: -12,
            fill: 'var(--ink)',
          }),
          Plot.text(
            years.filter((year) => year % every === 0 && year !== tested),
            {
              x: (year: number) => year + 0.5,
              frameAnchor: 'bottom',
              text: String,
              dy: 18,
              fill: 'var(--soft)',
            },
          ),
          tested === null
            ? null
            : Plot.text([tested], {
                x: tested + 0.5,
                frameAnchor: 'bottom',
                text: () => (width < 520 ? 'test' : `${tested} test`),
                dy: 18,
                fill: 'var(--ink)',
                fontWeight: 650,
              }),
        ],
      }
    }
  }, [trained, tested])
  return (
    <Plotted
      draw={draw}
      height={height}
      label={`Seasons that each of ${trained.length} models was trained on${tested ? `; tested on ${tested}` : ''}`}
    >
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">First season</th>
            <th scope="col">Last season</th>
          </tr>
        </thead>
        <tbody>
          {trained.map(({ model, first, last }) => (
            <tr key={model}>
              <th scope="row">{modelWords(model)}</th>
              <td>{first}</td>
              <td>{last}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Plotted>
  )
}
