import { conversionWords } from '@fourthright/guide'
import { useDesk } from '../desk/useDesk.js'
import { percent, signedPoints } from '../words/percent.js'
import { Panel } from './Panel.js'
import { Working } from './Working.js'
import { type Part, waterfall } from './waterfall.js'

/** Why: what moved the edge, and what moved the chance to convert, from a plain play to this one. */
export function Why() {
  return (
    <Panel name="why" title="Why?">
      <Reasons />
    </Panel>
  )
}

const groupNames: Readonly<Record<string, string>> = {
  distance: 'the distance',
  spot: 'the spot',
  clock: 'the clock',
  score: 'the score',
  offenseTimeouts: 'the offense’s timeouts',
  defenseTimeouts: 'the defense’s timeouts',
  line: 'the line',
  total: 'the total',
  offenseForm: 'the offense’s form',
  defenseForm: 'the defense’s form',
  venue: 'the venue',
  weather: 'the weather',
  kicker: 'the kicker',
  punter: 'the punter',
}

function Reasons() {
  const { answer, isFresh, fault } = useDesk('why')
  if (!answer) return <Working fault={fault} what="Taking the decision apart …" />
  const [edgeStart, ...edge] = answer.edge.map(({ group, contribution }) => ({
    name: groupNames[group] ?? group,
    contribution,
  }))
  const [chanceStart, ...chance] = answer.conversion.map(({ feature, contribution }) => ({
    name: conversionWords[feature as keyof typeof conversionWords] ?? feature,
    contribution,
  }))
  return (
    <div class={`reasons ${isFresh ? '' : 'stale'}`}>
      <p>{answer.sentence}</p>
      {edgeStart && (
        <Waterfall
          title="The edge, in points of win probability"
          first="a plain play: 4th and 5 at midfield, level game"
          start={edgeStart.contribution}
          parts={edge}
          last="here"
          written={(edge) => signedPoints(edge) || '0'}
        />
      )}
      {chanceStart && (
        <Waterfall
          title="The chance to convert"
          first={conversionWords.baseline}
          start={chanceStart.contribution}
          parts={chance}
          last="here"
          written={percent}
        />
      )}
    </div>
  )
}

interface WaterfallProps {
  readonly title: string
  readonly first: string
  readonly start: number
  readonly parts: readonly Part[]
  readonly last: string
  readonly written: (value: number) => string
}

function Waterfall({ title, first, start, parts, last, written }: WaterfallProps) {
  const { steps, low, high } = waterfall(start, parts)
  const end = steps.at(-1)?.to ?? start
  const at = (value: number) => `${((value - low) / (high - low || 1)) * 100}%`
  const span = (from: number, to: number) => ({
    left: at(Math.min(from, to)),
    right: `calc(100% - ${at(Math.max(from, to))})`,
  })
  return (
    <figure class="waterfall">
      <figcaption>{title}</figcaption>
      <ol>
        <li class="whole">
          <span>{first}</span>
          <b>{written(start)}</b>
          <Lane span={span(0, start)} />
        </li>
        {steps.map(({ name, contribution, from, to }) => (
          <li key={name} class={contribution < 0 ? 'less' : 'more'}>
            <span>{name}</span>
            <b>{signedPoints(contribution)}</b>
            <Lane span={span(from, to)} />
          </li>
        ))}
        <li class="whole end">
          <span>{last}</span>
          <b>{written(end)}</b>
          <Lane span={span(0, end)} />
        </li>
      </ol>
    </figure>
  )
}

/** Where a part starts and ends on the scale of all. */
function Lane({ span }: { readonly span: { readonly left: string; readonly right: string } }) {
  return (
    <span class="lane" aria-hidden="true">
      <i style={span} />
    </span>
  )
}
