import type { Situation } from '@fourthright/guide'
import { shown } from '../state/answer.js'
import { situation } from '../state/situation.js'
import { teamName } from '../words/teamNames.js'

/** What the guide takes for true beside the board: as told, or filled in from its tables, which it says. */
export function FilledIn() {
  const before = shown.value?.before
  const told = situation.value
  return (
    <dl class="filled">
      <Row name="Line" isFilled={typeof told.possessionTeamLine !== 'number'}>
        {before && `${lineWords(before)}, total ${oneDecimal(before.totalLine)}`}
      </Row>
      <Row name="Where" isFilled={!told.venue?.roof}>
        {before && whereWords(before)}
      </Row>
      <Row name="Quarterback" isFilled={!told.quarterback}>
        {before && (before.quarterback ?? 'league’s mean')}
      </Row>
      {before?.phase !== 'try' && (
        <Row name="Kicker" isFilled={!told.kicker}>
          {before && (before.kicker ?? 'league’s mean')}
        </Row>
      )}
      <Row name="EPA: offense, passer, defense" isFilled={!told.form}>
        {before && `${[before.form.offEpa, before.form.qbEpa, before.form.defEpa].map(epa).join(', ')}`}
      </Row>
    </dl>
  )
}

interface RowProps {
  readonly name: string
  readonly isFilled: boolean
  readonly children: preact.ComponentChildren
}

function Row({ name, isFilled, children }: RowProps) {
  return (
    <div class="row">
      <dt>{name}</dt>
      <dd>
        {children ?? <span class="waiting">…</span>}
        {isFilled && children ? <span class="tag">filled in</span> : null}
      </dd>
    </div>
  )
}

/** "Colts −7.5": the favourite and by how much, as a line is written. */
function lineWords({ offense, defense, possessionTeamLine: line }: Situation): string {
  if (line === 0) return 'even'
  return `${teamName(line > 0 ? offense : defense)} −${oneDecimal(Math.abs(line))}`
}

function whereWords({ home, venue }: Situation): string {
  const place = home ? `${teamName(home)} at home` : 'neutral site'
  const sky = { outdoors: 'outdoors', open: 'roof open', closed: 'roof closed', dome: 'dome' }[venue.roof]
  const weather = [
    venue.temperatureF === null ? [] : [`${Math.round(venue.temperatureF)} °F`],
    venue.windMph === null ? [] : [`wind ${Math.round(venue.windMph)} mph`],
  ].flat()
  return [place, sky, ...weather].join(', ')
}

function oneDecimal(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function epa(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`
}
