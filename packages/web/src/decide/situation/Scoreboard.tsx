import { field, otherBall, team } from '../state/changes.js'
import { forgetFault } from '../state/keepAddress.js'
import { change, situation } from '../state/situation.js'
import { possessive, teamColour, teamName, teamsByName } from '../words/teamNames.js'
import { NumberBox, Pick, TextBox } from './boxes.js'

const quarters = [
  ['1', '1st quarter'],
  ['2', '2nd quarter'],
  ['3', '3rd quarter'],
  ['4', '4th quarter'],
  ['5', 'Overtime'],
] as const

/** Teams, score, clock and timeouts, changed where they stand. */
export function Scoreboard() {
  const { quarter, clock, offense } = situation.value
  const quarterOptions = quarters.some(([value]) => value === String(quarter))
    ? quarters
    : [...quarters, [String(quarter), `Overtime ${quarter - 4}`] as const]
  return (
    <div class="card scoreboard">
      <TeamSide side="offense" />
      <div class="clock">
        <Pick
          field="quarter"
          label="Quarter"
          hidesLabel
          value={String(quarter)}
          options={quarterOptions}
          write={(value) => change(field('quarter', Number(value)))}
        />
        <TextBox
          field="clock"
          label="Time left in the quarter"
          hidesLabel
          class="time"
          value={clock}
          write={(value) => change(field('clock', value ?? ''))}
        />
        <button
          type="button"
          class="quiet possession"
          onClick={() => {
            forgetFault()
            change(otherBall)
          }}
        >
          <span>{possessive(offense)} ball</span>
          <span class="unseen">. Give the ball to the other team</span>
          <span aria-hidden="true"> ⇄</span>
        </button>
      </div>
      <TeamSide side="defense" />
    </div>
  )
}

function TeamSide({ side }: { readonly side: 'offense' | 'defense' }) {
  const now = situation.value
  const name = teamName(now[side])
  const who = side === 'offense' ? 'Offense' : 'Defense'
  return (
    <div class={`side ${side}`} style={{ '--team': teamColour(now[side]) }}>
      <Pick
        field={side}
        label={who}
        hidesLabel
        class="team"
        value={now[side]}
        options={teamsByName.map(({ team, name }) => [team, name] as const)}
        write={(value) => change(team(side, value))}
      />
      <NumberBox
        field={`${side}Score`}
        label={`${name} score`}
        hidesLabel
        class="points"
        min={0}
        value={now[`${side}Score`]}
        write={(value) => change(field(`${side}Score`, value))}
      />
      <Timeouts side={side} name={name} />
    </div>
  )
}

function Timeouts({ side, name }: { readonly side: 'offense' | 'defense'; readonly name: string }) {
  const now = situation.value
  const most = now.quarter > 4 && (now.seasonType ?? 'REG') === 'REG' ? 2 : 3
  const left = now[`${side}Timeouts`] ?? most
  return (
    <fieldset class="timeouts">
      <legend class="unseen">{`${name} timeouts`}</legend>
      {Array.from({ length: most + 1 }, (_, count) => (
        <label key={count} class={`${count <= left && count > 0 ? 'has' : ''} ${count === 0 ? 'none' : ''}`}>
          <input
            type="radio"
            name={`${side}-timeouts`}
            value={count}
            checked={count === left}
            onClick={() => {
              forgetFault()
              // a tap on the last one left takes it away
              change(field(`${side}Timeouts`, count === left ? Math.max(0, count - 1) : count))
            }}
          />
          <span class="unseen">{count}</span>
        </label>
      ))}
    </fieldset>
  )
}
