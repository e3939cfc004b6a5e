import { DataError } from '@fourthright/guide'
import { SeasonLink } from './SeasonLink.js'
import { plainAddress } from './seasonAddress.js'

/** What is said where a season's tables cannot be read, and what to do. */
export function NoSeason({ year, fault }: { year: number; fault: Error }) {
  const code = fault instanceof DataError ? fault.code : ''
  return (
    <section class="nothing" role="alert">
      {code === 'season/missing' ? (
        <>
          <h1>No tables of {year} yet.</h1>
          <p>
            The season’s decisions are computed once and kept as tables. Make them, then open this page again:
          </p>
          <pre>
            <code>fourthright season {year} --tables DIR</code>
          </pre>
          <p>
            and serve them with <code>fourthright serve --tables DIR</code>.
          </p>
          {year === plainAddress.year ? null : (
            <p>
              <SeasonLink to={plainAddress}>Back to the {plainAddress.year} season</SeasonLink>
            </p>
          )}
        </>
      ) : code === 'season/offline' ? (
        <>
          <h1>The season is out of reach.</h1>
          <p>
            You seem to be offline, and its tables were not read before. <a href="/">Deciding</a> works
            without a connection.
          </p>
          <button type="button" onClick={() => location.reload()}>
            Try again
          </button>
        </>
      ) : (
        <>
          <h1>The tables of {year} are damaged.</h1>
          <p>{fault.message}</p>
          <p>
            Make them anew: <code>fourthright season {year} --tables DIR</code>
          </p>
        </>
      )}
    </section>
  )
}
