import type { SituationField, SituationInput } from '@fourthright/guide'
import { Panel } from '../answer/Panel.js'
import { shown } from '../state/answer.js'
import { field, game } from '../state/changes.js'
import { change, situation } from '../state/situation.js'
import { teamName } from '../words/teamNames.js'
import { NumberBox, Pick, TextBox } from './boxes.js'
import { OvertimeBoxes } from './OvertimeBoxes.js'

/** Everything else that a decision can depend on; what is left empty is filled in. */
export function More() {
  const now = situation.value
  const before = shown.value?.before
  return (
    <Panel name="more" title="More: game, line, weather, people">
      <div class="boxes">
        <NumberBox
          field="season"
          label="Season"
          min={1999}
          value={now.season}
          write={(value) => change(game('season', value))}
        />
        <NumberBox
          field="week"
          label="Week"
          min={1}
          max={23}
          placeholder="latest"
          value={now.week}
          write={(value) => change(game('week', value))}
        />
        <Pick
          field="seasonType"
          label="Game"
          value={now.seasonType ?? 'REG'}
          options={[
            ['REG', 'Regular season'],
            ['POST', 'Postseason'],
          ]}
          write={(value) => change(game('seasonType', value))}
        />
        <Pick
          field="home"
          label="At home"
          value={now.home ?? ''}
          options={[
            [now.offense, teamName(now.offense)],
            [now.defense, teamName(now.defense)],
            ['', 'Neutral site'],
          ]}
          write={(value) => change((was) => ({ ...was, home: value || null, venue: null }))}
        />
        {now.quarter <= 2 && (
          <Pick
            field="secondHalfKickoff"
            label="Second-half kickoff to"
            value={now.secondHalfKickoff ?? ''}
            options={[
              ['', 'Not known'],
              ['offense', teamName(now.offense)],
              ['defense', teamName(now.defense)],
            ]}
            write={(value) => change(field('secondHalfKickoff', value || null))}
          />
        )}
        {now.phase !== 'try' && <DownAndMeasure now={now} />}
        {typed('possessionTeamLine', 'Line (offense favoured by)', before?.possessionTeamLine, 0.5)}
        {typed('totalLine', 'Total', before?.totalLine, 0.5)}
        <Pick
          field="venue.roof"
          label="Roof"
          value={now.venue?.roof ?? ''}
          options={[
            ['', before ? `Filled in: ${before.venue.roof}` : 'Filled in'],
            ['outdoors', 'Outdoors'],
            ['open', 'Open'],
            ['closed', 'Closed'],
            ['dome', 'Dome'],
          ]}
          write={(value) => change(field('venue.roof', value || null))}
        />
        <TextBox
          field="venue.surface"
          label="Surface"
          placeholder={before?.venue.surface}
          value={now.venue?.surface}
          write={(value) => change(field('venue.surface', value))}
        />
        {typed('venue.temperatureF', 'Temperature, °F', before?.venue.temperatureF)}
        {typed('venue.windMph', 'Wind, mph', before?.venue.windMph)}
        {typed('venue.altitudeFt', 'Altitude, feet', before?.venue.altitudeFt)}
        {(['quarterback', 'kicker', 'punter'] as const).map((name) => (
          <TextBox
            key={name}
            field={name}
            label={`${name[0]?.toUpperCase()}${name.slice(1)}`}
            placeholder={before?.[name] ?? 'league’s mean'}
            value={now[name]}
            write={(value) => change(field(name, value))}
          />
        ))}
        <Pick
          field="clockRunning"
          label="Clock before the snap"
          value={now.clockRunning === true ? 'true' : now.clockRunning === false ? 'false' : ''}
          options={[
            ['', 'Typical'],
            ['true', 'Running'],
            ['false', 'Stopped'],
          ]}
          write={(value) => change(field('clockRunning', value === '' ? null : value === 'true'))}
        />
        {typed('playClock', 'Play clock, seconds', undefined)}
        {now.quarter > 4 && <OvertimeBoxes />}
      </div>
    </Panel>
  )
}

function DownAndMeasure({ now }: { readonly now: SituationInput }) {
  const isWhole = Number.isInteger(now.yardsToGo)
  return (
    <>
      <Pick
        field="down"
        label="Down"
        value={String(now.down ?? 4)}
        options={['4', '3', '2', '1'].map(
          (down) => [down, down === '4' ? '4th' : `${down}, last play`] as const,
        )}
        write={(value) => change(field('down', Number(value)))}
      />
      <Pick
        field="distanceMeasure"
        label="Distance is"
        value={now.distanceMeasure ?? (isWhole ? 'wholeYards' : 'exact')}
        options={[
          ['exact', 'Seen or measured'],
          ...(isWhole ? ([['wholeYards', 'The play-by-play’s whole yards']] as const) : []),
        ]}
        write={(value) => change(field('distanceMeasure', value))}
      />
    </>
  )
}

/** A number that may be told; else what stands in its place is shown faintly. */
function typed(name: SituationField, label: string, filled: number | null | undefined, step: number = 1) {
  const value = name
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], situation.value)
  return (
    <NumberBox
      key={name}
      field={name}
      label={label}
      step={step}
      placeholder={typeof filled === 'number' ? String(Math.round(filled * 10) / 10) : ''}
      value={typeof value === 'number' ? value : null}
      write={(next) => change(field(name, next))}
    />
  )
}
