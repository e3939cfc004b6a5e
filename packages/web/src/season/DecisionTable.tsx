import { count } from '../charts/figures.js'
import { SortHead } from '../charts/SortHead.js'
import { DecisionLine } from './DecisionLine.js'
import { change, here } from './here.js'
import type { ListedDecision } from './listedDecision.js'
import { largestFirst, type SortKey, sortDecisions } from './sortDecisions.js'

const onePage = 50

/** Decisions, a line each, in the order and from the page that the address says. */
export function DecisionTable({
  decisions,
  caption,
}: {
  decisions: readonly ListedDecision[]
  caption: string
}) {
  const { sort, descending, page } = here.value
  const sorted = sortDecisions(decisions, sort, descending)
  const pages = Math.max(1, Math.ceil(sorted.length / onePage))
  const shown = Math.min(page, pages)
  const first = (shown - 1) * onePage
  const rows = sorted.slice(first, first + onePage)
  const dearest = Math.max(0.01, ...decisions.map(({ cost }) => cost ?? 0))
  const range = `${count(first + 1)}–${count(first + rows.length)} of ${count(sorted.length)}`
  return (
    <>
      <p class="found" role="status">
        {rows.length === 0 ? 'No fourth down is like that. Loosen a filter.' : `Fourth downs ${range}`}
      </p>
      {rows.length === 0 ? null : (
        <table class="decisions">
          <caption class="unseen">{caption}</caption>
          <thead>
            <tr>
              <Head by="cost" name="number">
                Cost
              </Head>
              <Head by="team">Team</Head>
              <Head by="distance">Situation</Head>
              <Head by="week">Game</Head>
              <Head by="time">Time</Head>
              <th scope="col" class="score">
                Score
              </th>
              <Head by="called">Called</Head>
              <Head by="right">Right</Head>
              <Head by="edge" name="number">
                Edge
              </Head>
              <th scope="col">How it went</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((decision) => (
              <DecisionLine key={decision.place} decision={decision} dearest={dearest} />
            ))}
          </tbody>
        </table>
      )}
      {pages > 1 ? (
        <nav class="pages" aria-label="Pages of the table">
          <button type="button" disabled={shown === 1} onClick={() => turn(shown - 1)}>
            ← Previous
          </button>
          <span>
            Page {shown} of {pages}
          </span>
          <button type="button" disabled={shown === pages} onClick={() => turn(shown + 1)}>
            Next →
          </button>
        </nav>
      ) : null}
    </>
  )
}

function Head({ by, name, children }: { by: SortKey; name?: string; children: string }) {
  const { sort, descending } = here.value
  const order = sort !== by ? undefined : descending ? 'descending' : 'ascending'
  return (
    <SortHead
      order={order}
      {...(name && { class: name })}
      sort={() => change({ sort: by, descending: order ? !descending : largestFirst.includes(by) })}
    >
      {children}
    </SortHead>
  )
}

function turn(page: number): void {
  change({ page })
  document.querySelector('.found')?.scrollIntoView({ block: 'start' })
}
