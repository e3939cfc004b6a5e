import '../charts/explore.css'
import './season.css'
import './filters.css'
import './tables.css'
import { lazy, Suspense } from 'preact/compat'
import { useEffect, useState } from 'preact/hooks'
import { Decisions } from './Decisions.js'
import { here, readHere } from './here.js'
import { NoSeason } from './NoSeason.js'
import { type OpenSeason, openSeason } from './openSeason.js'
import { RankedTable } from './RankedTable.js'
import { SeasonHeading } from './SeasonHeading.js'
import { TeamHeading } from './TeamHeading.js'

const MapSection = lazy(() => import('./map/MapSection.js'))
const GamePage = lazy(() => import('./GamePage.js'))

/** A whole season: its decisions by what they cost, its teams and coaches, each game. The view at /season. */
export default function SeasonView() {
  const { year } = here.value
  const [opened, setOpened] = useState<{ year: number; season: OpenSeason | Error }>()
  useEffect(() => {
    readHere()
    addEventListener('popstate', readHere)
    return () => removeEventListener('popstate', readHere)
  }, [])
  useEffect(() => {
    const told = (season: OpenSeason | Error) => setOpened({ year, season })
    openSeason(year).then(told, told)
  }, [year])
  if (opened?.year !== year) {
    return (
      <div class="season waiting" aria-busy="true">
        <p>Opening the {year} season…</p>
      </div>
    )
  }
  const { season } = opened
  return (
    <div class="season">
      {season instanceof Error ? <NoSeason year={year} fault={season} /> : <Part season={season} />}
    </div>
  )
}

function Part({ season }: { season: OpenSeason }) {
  const { game, team, section } = here.value
  const played = game && season.games.find(({ id }) => id === game)
  if (played) {
    return (
      <Suspense fallback={<div class="waiting" aria-busy="true" />}>
        <GamePage season={season} game={played} />
      </Suspense>
    )
  }
  const ranked = team ? season.teams.find((row) => row.team === team) : undefined
  return (
    <>
      {ranked ? (
        <TeamHeading season={season} row={ranked} />
      ) : (
        <SeasonHeading season={season} lost={game ?? team} />
      )}
      {ranked || section === 'decisions' ? (
        <Decisions season={season} />
      ) : section === 'teams' ? (
        <RankedTable rows={season.teams} what="Team" />
      ) : section === 'coaches' ? (
        <RankedTable rows={season.coaches} what="Coach" />
      ) : (
        <Suspense fallback={<div class="waiting" aria-busy="true" />}>
          <MapSection />
        </Suspense>
      )}
    </>
  )
}
