import { count } from '../charts/figures.js'
import { useTitle } from '../charts/useTitle.js'
import { percent } from '../decide/words/percent.js'
import { here } from './here.js'
import type { OpenSeason } from './openSeason.js'
import { SeasonLink } from './SeasonLink.js'
import { plainAddress, type Section } from './seasonAddress.js'
import { seasonFigures } from './seasonFigures.js'

const sectionWords: readonly (readonly [Section, string])[] = [
  ['decisions', 'Decisions'],
  ['teams', 'Teams'],
  ['coaches', 'Coaches'],
  ['map', 'Map'],
]

/** The season in one sentence and a few figures, and the ways into it. `lost` was asked for and is not in it. */
export function SeasonHeading({ season, lost }: { season: OpenSeason; lost: string | null }) {
  const { year, games, members, bundle } = season.heading
  useTitle(`${year} season`)
  const figures = seasonFigures(season.decisions)
  const { section } = here.value
  return (
    <>
      <div class="heading">
        <h1 tabIndex={-1}>The {year} season, fourth down by fourth down.</h1>
        <p class="lead">
          Calls gave away <b>{Math.round(figures.lost)} wins</b> in {count(games)} games. Where going was
          right, teams went <b>{percent(figures.wentWhenShould / Math.max(1, figures.shouldGo))}</b> of the
          time
          {figures.clearGo ? (
            <>
              ; where it was clearly right, <b>{percent(figures.wentWhenClear / figures.clearGo)}</b>
            </>
          ) : null}
          .
        </p>
        {lost ? <p role="alert">Nothing of this season is called “{lost}”. Here is all of it.</p> : null}
        <dl class="figures of-season">
          <Figure name="Fourth downs" value={count(figures.decisions)} />
          <Figure name="Calls that cost something" value={count(figures.wrong)} />
          <Figure name="Going was right" value={count(figures.shouldGo)} />
          <Figure name="Teams went then" value={count(figures.wentWhenShould)} />
        </dl>
      </div>
      <nav class="sections" aria-label="Parts of the season">
        {sectionWords.map(([one, word]) => (
          <SeasonLink key={one} to={{ ...plainAddress, year, section: one }} current={one === section}>
            {word}
          </SeasonLink>
        ))}
        <span class="by soft">
          By the {bundle.name} models ({bundle.id.slice(0, 8)}){members ? `, ${members} refits each` : ''}
        </span>
      </nav>
    </>
  )
}

/** A figure under its name. */
export function Figure({ name, value }: { name: string; value: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
