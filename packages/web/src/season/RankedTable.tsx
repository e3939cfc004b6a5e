import type { Estimate, RankedRow } from '@fourthright/plays/explore'
import { points } from '../charts/figures.js'
import { IntervalStrip } from '../charts/IntervalStrip.js'
import { SortHead } from '../charts/SortHead.js'
import { percent } from '../decide/words/percent.js'
import { change, here } from './here.js'
import { SeasonLink } from './SeasonLink.js'
import { plainAddress } from './seasonAddress.js'
import { axisOf, type RankKey, sortRanked } from './sortRanked.js'
import { teamName } from './teamNames.js'

/** Teams or coaches: what they gave away a game, and how often they went when they should; dots with intervals. */
export function RankedTable({ rows, what }: { rows: readonly RankedRow[]; what: 'Team' | 'Coach' }) {
  const { year, rank, reversed } = here.value
  const lost = axisOf(rows, 'lostPerGame')
  const went = axisOf(rows, 'wentWhenShould')
  const clear = axisOf(rows, 'wentWhenClear')
  const hasClear = rows.some(({ wentWhenClear }) => wentWhenClear !== null)
  const places = new Map(sortRanked(rows, 'lost', false).map((row, at) => [row, at + 1]))
  return (
    <section aria-label={what === 'Team' ? 'Teams' : 'Coaches'}>
      <p class="soft note">
        The bar is the 95 % interval, games drawn with replacement; the dotted line is the mean. Most
        neighbours cannot be told apart.
      </p>
      <table class="ranked">
        <caption class="unseen">{what === 'Team' ? 'Teams' : 'Coaches'} ranked by their fourth downs</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              #
            </th>
            <Head by="name">{what}</Head>
            <Head by="lost">Points lost a game</Head>
            <Head by="went">Went when right</Head>
            {hasClear ? <Head by="clear">Went when clearly right</Head> : null}
            <th scope="col" class="number">
              Fourth downs
            </th>
          </tr>
        </thead>
        <tbody>
          {sortRanked(rows, rank, reversed).map((row) => (
            <tr key={`${row.name}/${row.team}`}>
              <td class="place number">{places.get(row)}</td>
              <th scope="row" class="who">
                <SeasonLink
                  to={{ ...plainAddress, year, team: row.team, coach: what === 'Coach' ? row.name : null }}
                >
                  {what === 'Team' ? teamName(row.team, year) : row.name}
                </SeasonLink>{' '}
                <span class="soft">{row.team}</span>
              </th>
              <td class="lost">
                <span class="with-strip" data-short="lost">
                  <b>{points(row.lostPerGame.value)}</b>
                  <IntervalStrip {...stripOf(row.lostPerGame)} {...lost} />
                  <span class="unseen">{between(row.lostPerGame, points)}</span>
                </span>
              </td>
              <Share
                estimate={row.wentWhenShould}
                axis={went}
                of={`${row.went} of ${row.shouldGo}`}
                name="went"
              />
              {hasClear ? <Share estimate={row.wentWhenClear} axis={clear} name="clear" /> : null}
              <td class="number downs">{row.decisions}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface Shared {
  readonly estimate: Estimate | null
  readonly axis: { readonly from: number; readonly to: number; readonly mean: number }
  readonly of?: string
  readonly name: string
}

function Share({ estimate, axis, of, name }: Shared) {
  if (estimate === null) return <td class={`${name} soft`}>never the case</td>
  return (
    <td class={name}>
      <span class="with-strip" data-short={name}>
        <b>{percent(estimate.value)}</b>
        <IntervalStrip {...stripOf(estimate)} {...axis} colour="var(--go)" />
        <span class="unseen">{between(estimate, percent)}</span>
        {of ? <span class="soft of">{of}</span> : null}
      </span>
    </td>
  )
}

const stripOf = ({ value, low, high }: Estimate) => ({ value, interval: [low, high] as const })

const between = ({ low, high }: Estimate, words: (value: number) => string) =>
  `, 95 % between ${words(low)} and ${words(high)}`

function Head({ by, children }: { by: RankKey; children: string }) {
  const { rank, reversed } = here.value
  const natural = by === 'went' || by === 'clear' ? 'descending' : 'ascending'
  const other = natural === 'ascending' ? 'descending' : 'ascending'
  return (
    <SortHead
      order={rank !== by ? undefined : reversed ? other : natural}
      sort={() => change({ rank: by, reversed: rank === by && !reversed })}
    >
      {children}
    </SortHead>
  )
}
