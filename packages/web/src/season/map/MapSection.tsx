import './map.css'
import { maybeClock, pointsText, situationQuery } from '@fourthright/guide'
import { useMemo, useState } from 'preact/hooks'
import { Chip } from '../../charts/Chip.js'
import { change, here } from '../here.js'
import { spotWords } from '../situationWords.js'
import { goingIsRight } from './goingIsRight.js'
import { MapChart } from './MapChart.js'
import { type MapMoment, mapDistances, mapSituation } from './mapCells.js'
import { useMap } from './useMap.js'

/** What the guide says at every distance and yard line, for a lead and a time that one sets. */
export default function MapSection() {
  const { year, lead, clock, quarter } = here.value
  const moment: MapMoment = { season: year, lead, clock, quarter: Math.min(4, quarter ?? 3) }
  const { rows, isWhole, fault } = useMap(moment)
  const [picked, pick] = useState({ yardsToGo: 2, yardsToGoal: 45 })
  const [written, write] = useState(clock)
  const cell = useMemo(
    () => rows[picked.yardsToGo - 1]?.find(({ yardsToGoal }) => yardsToGoal === picked.yardsToGoal),
    [rows, picked],
  )
  const score = lead === 0 ? 'tied' : lead > 0 ? `up ${lead}` : `down ${-lead}`
  return (
    <section aria-label="Map" class="map">
      <p class="soft note">
        Two average teams, nobody favoured, three timeouts each. Deeper colour: more at stake; palest: a
        toss-up, within a point of win probability.
      </p>
      <div class="filters">
        <label class="pick">
          <span>Lead of the offense: {score}</span>
          <input
            type="range"
            min={-21}
            max={21}
            value={lead}
            aria-valuetext={score}
            onInput={({ currentTarget }) => change({ lead: currentTarget.valueAsNumber })}
          />
        </label>
        <label class="pick">
          <span>Quarter</span>
          <select
            value={moment.quarter}
            onChange={({ currentTarget }) => change({ quarter: Number(currentTarget.value) })}
          >
            {[1, 2, 3, 4].map((one) => (
              <option key={one} value={one}>
                Q{one}
              </option>
            ))}
          </select>
        </label>
        <label class="pick">
          <span>Clock</span>
          <input
            type="text"
            inputMode="numeric"
            size={5}
            value={written}
            aria-invalid={maybeClock(written) === undefined}
            onInput={({ currentTarget }) => {
              write(currentTarget.value)
              if (maybeClock(currentTarget.value) !== undefined) change({ clock: currentTarget.value })
            }}
          />
        </label>
      </div>
      {fault ? <p role="alert">{fault} The map needs them; try again with a connection.</p> : null}
      <div class="card" aria-busy={!isWhole}>
        <h2>Yards to go, and where the ball is</h2>
        <MapChart
          rows={rows}
          picked={picked}
          pick={pick}
          label={`What to do on fourth down, ${score}, Q${moment.quarter} ${clock}`}
        />
        <div class="picked">
          <Yards
            name="Yards to go"
            value={picked.yardsToGo}
            most={Math.min(15, picked.yardsToGoal)}
            set={(yardsToGo) => pick({ ...picked, yardsToGo })}
          />
          <Yards
            name="Yards to the goal"
            value={picked.yardsToGoal}
            most={99}
            set={(yardsToGoal) => pick({ yardsToGoal, yardsToGo: Math.min(picked.yardsToGo, yardsToGoal) })}
          />
          <p role="status">
            {cell ? (
              <>
                4th & {cell.yardsToGo} at {spotWords(cell.yardsToGoal, 'their')}:{' '}
                <Chip choice={cell.choice} /> <span class="soft">by {pointsText(cell.edge)}</span>{' '}
                <a href={`/?${situationQuery(mapSituation(moment, cell.yardsToGo, cell.yardsToGoal))}`}>
                  Open it
                </a>
              </>
            ) : (
              <span class="soft">Computing…</span>
            )}
          </p>
        </div>
        <details>
          <summary>The same as a table</summary>
          <table class="ranked">
            <thead>
              <tr>
                <th scope="col">Yards to go</th>
                <th scope="col">Going is right</th>
              </tr>
            </thead>
            <tbody>
              {mapDistances.map((distance, at) => (
                <tr key={distance}>
                  <th scope="row">{distance}</th>
                  <td>{goingIsRight(rows[at] ?? [])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </div>
    </section>
  )
}

interface Counted {
  readonly name: string
  readonly value: number
  readonly most: number
  readonly set: (value: number) => void
}

function Yards({ name, value, most, set }: Counted) {
  return (
    <label class="pick">
      <span>{name}</span>
      <input
        type="number"
        min={1}
        max={most}
        value={value}
        onInput={({ currentTarget }) => {
          const yards = currentTarget.valueAsNumber
          if (Number.isInteger(yards) && yards >= 1 && yards <= most) set(yards)
        }}
      />
    </label>
  )
}
