import { count } from '../charts/figures.js'
import { IntervalStrip } from '../charts/IntervalStrip.js'
import type { Comparison } from './rivals.js'

/** Our figures beside others', a row each: ours a dot with its interval, theirs a hollow diamond. */
export function Comparisons({ rows }: { rows: readonly Comparison[] }) {
  return (
    <table class="comparisons">
      <thead>
        <tr>
          <th scope="col">On plays not seen before</th>
          <th scope="col">Ours</th>
          <th scope="col">95 %</th>
          <th scope="col">
            <span class="unseen">As a picture</span>
          </th>
          <th scope="col">Others</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.what}>
            <th scope="row">
              {row.what}
              <span class="soft">
                {count(row.n)} plays, {row.better} is better
              </span>
            </th>
            <td class="ours">{row.ours.toFixed(row.digits)}</td>
            <td class="soft bounds">
              {row.interval
                ? `${row.interval[0].toFixed(row.digits)} to ${row.interval[1].toFixed(row.digits)}`
                : '–'}
            </td>
            <td class="pair">
              <Pair row={row} />
            </td>
            <td class="theirs">
              {row.rivals.map(({ name, value }) => (
                <span key={name}>
                  <b>{value.toFixed(row.digits)}</b> <span class="soft">{name}</span>
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Pair({ row }: { row: Comparison }) {
  const others = row.rivals.map(({ value }) => value)
  const values = [row.ours, ...(row.interval ?? []), ...others, ...(row.better === 'nearer zero' ? [0] : [])]
  return (
    <IntervalStrip
      value={row.ours}
      interval={row.interval}
      others={others}
      from={Math.min(...values)}
      to={Math.max(...values)}
      colour="var(--go)"
    />
  )
}
