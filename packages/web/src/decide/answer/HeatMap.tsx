import { choiceNames, choiceWords, pointsText } from '@fourthright/guide'
import { useSignal } from '@preact/signals'
import { mapDistances, mapSpots } from '../desk/mapRows.js'
import type { Cell } from '../desk/questions.js'
import { useDesk } from '../desk/useDesk.js'
import { ball, typedDistance } from '../state/changes.js'
import { change, situation } from '../state/situation.js'
import { choiceColours } from '../words/outcomeWords.js'
import { spotWords } from '../words/spotWords.js'
import { Panel } from './Panel.js'
import { Working } from './Working.js'

/** What to do at any distance and yard line, for this score and clock. */
export function HeatMap() {
  if (situation.value.phase === 'try') return null
  return (
    <Panel name="map" title="The whole field at this score and clock">
      <Cells />
    </Panel>
  )
}

const [cell, left, top] = [13, 30, 6]
const width = left + mapSpots.length * cell
const height = top + mapDistances.length * cell + 20

function Cells() {
  const { answer, isFresh, fault } = useDesk('map')
  const pointed = useSignal<Cell | null>(null)
  if (!answer) return <Working fault={fault} what="Working out the whole field …" />
  const cells = answer.flat()
  const at = pointed.value
  return (
    <div class="map">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={mapWords(answer)} aria-busy={!isFresh}>
        {cells.map((one) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: a pointer's short cut; the field's sliders do the same by keys
          <rect
            key={`${one.yardsToGo} ${one.yardsToGoal}`}
            class={choiceColours[one.choice]}
            opacity={shade(one.edge)}
            x={left + mapSpots.indexOf(one.yardsToGoal) * cell}
            y={top + (one.yardsToGo - 1) * cell}
            width={cell - 1}
            height={cell - 1}
            onPointerEnter={() => {
              pointed.value = one
            }}
            onClick={() => {
              change(ball(one.yardsToGoal, one.yardsToGo))
              change(typedDistance(one.yardsToGo))
            }}
          />
        ))}
        {middles(cells).map(({ choice, yardsToGo, yardsToGoal }) => (
          <text
            key={choice}
            class="region"
            x={left + (mapSpots.indexOf(yardsToGoal) + 0.5) * cell}
            y={top + (yardsToGo - 0.5) * cell + 4}
            text-anchor="middle"
          >
            {choiceNames[choice]}
          </text>
        ))}
        {[1, 5, 10].map((distance) => (
          <text key={distance} x={left - 6} y={top + distance * cell - 3} text-anchor="end">
            {distance}
          </text>
        ))}
        {[80, 50, 20].map((spot) => (
          <text key={spot} x={left + ((98 - spot) / 3 + 0.5) * cell} y={height - 5} text-anchor="middle">
            {spot > 50 ? `own ${100 - spot}` : spot === 50 ? '50' : `their ${spot}`}
          </text>
        ))}
      </svg>
      <p class="soft">
        {at
          ? `4th and ${at.yardsToGo} at ${spotWords(situation.value, at.yardsToGoal)}: ${choiceWords[at.choice]}, by ${pointsText(at.edge)}.`
          : 'Distance downward, the field from left to right. Deeper colour: more at stake. Tap a cell to go there.'}
      </p>
    </div>
  )
}

/** A toss-up is palest. */
function shade(edge: number): number {
  if (edge < 0.01) return 0.28
  if (edge < 0.0225) return 0.5
  return edge < 0.05 ? 0.75 : 1
}

/** For each choice the cell of its own that lies nearest to the middle of them, where its name goes. */
function middles(cells: readonly Cell[]): Cell[] {
  return [...new Set(cells.map(({ choice }) => choice))].flatMap((choice) => {
    const own = cells.filter((one) => one.choice === choice)
    if (own.length < 12) return []
    const mean = (of: (one: Cell) => number) => own.reduce((sum, one) => sum + of(one), 0) / own.length
    const [spot, distance] = [mean((one) => one.yardsToGoal), mean((one) => one.yardsToGo)]
    const away = (one: Cell) => Math.abs(one.yardsToGoal - spot) / 3 + Math.abs(one.yardsToGo - distance)
    return [own.reduce((best, one) => (away(one) < away(best) ? one : best))]
  })
}

/** The map in a sentence: how far going is right at each distance. */
function mapWords(rows: readonly (readonly Cell[])[]): string {
  const shares = rows.map((row, at) => {
    const going = row.filter(({ choice }) => choice === 'goForIt').length
    return `4th and ${mapDistances[at]}: ${going} of ${row.length}`
  })
  return `Spots at which going is right, by distance. ${shares.join('; ')}.`
}
