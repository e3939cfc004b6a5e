import type { GameRow, RankedRow } from '@fourthright/plays/explore'
import { points } from '../charts/figures.js'
import { useTitle } from '../charts/useTitle.js'
import { percent } from '../decide/words/percent.js'
import { here } from './here.js'
import type { OpenSeason } from './openSeason.js'
import { shortRound } from './rounds.js'
import { Figure } from './SeasonHeading.js'
import { SeasonLink } from './SeasonLink.js'
import { plainAddress } from './seasonAddress.js'
import { sortRanked } from './sortRanked.js'
import { teamName } from './teamNames.js'

/** A team's season: where it stands, and each of its games by what its calls gave away. */
export function TeamHeading({ season, row }: { season: OpenSeason; row: RankedRow }) {
  const { year } = here.value
  useTitle(`${teamName(row.team, year)} ${year}`)
  const place = sortRanked(season.teams, 'lost', false).indexOf(row) + 1
  const games = season.games.filter(({ home, away }) => [home, away].includes(row.team))
  const own = season.decisions.filter(({ offense }) => offense === row.team)
  const coaches = [...new Set(own.map(({ offenseCoach }) => offenseCoach))]
  const lostIn = (game: GameRow) =>
    own.filter((decision) => decision.played === game).reduce((sum, { cost }) => sum + (cost ?? 0), 0)
  const losses = games.map(lostIn)
  const most = Math.max(0.01, ...losses)
  const went = row.wentWhenShould
  return (
    <>
      <p class="back">
        <SeasonLink to={{ ...plainAddress, year, section: 'teams' }}>← All teams of {year}</SeasonLink>
      </p>
      <div class="heading">
        <h1 tabIndex={-1}>
          {teamName(row.team, year)}, {year}.
        </h1>
        <p class="lead">
          {ordinal(place)} of {season.teams.length}: calls of {coaches.join(' and ')} gave away{' '}
          <b>{points(row.lostPerGame.value)} points</b> of win probability a game.
        </p>
        <dl class="figures">
          <Figure name="Fourth downs judged" value={row.decisions} />
          <Figure
            name="Points lost a game, 95 %"
            value={`${points(row.lostPerGame.low)} to ${points(row.lostPerGame.high)}`}
          />
          <Figure
            name="Went when right"
            value={went ? `${percent(went.value)}, ${row.went} of ${row.shouldGo}` : '–'}
          />
          {row.wentWhenClear ? (
            <Figure name="Went when clearly right" value={percent(row.wentWhenClear.value)} />
          ) : null}
        </dl>
      </div>
      <h2 id="team-games">Points lost, game by game</h2>
      <ol class="team-games" aria-labelledby="team-games">
        {games.map((game, at) => {
          const atHome = game.home === row.team
          const [scored, conceded] = atHome
            ? [game.homeScore, game.awayScore]
            : [game.awayScore, game.homeScore]
          return (
            <li key={game.id}>
              <SeasonLink to={{ ...plainAddress, year, game: game.id, sort: 'time', descending: false }}>
                <i
                  class="column"
                  aria-hidden="true"
                  style={{ '--share': String((losses[at] ?? 0) / most) }}
                />
                <b>{points(losses[at] ?? 0)}</b>
                <span class="unseen"> points lost, </span>
                <span class="soft">{shortRound(game, year)}</span>
                <span class="soft">
                  {atHome ? 'v' : 'at'} {atHome ? game.away : game.home}
                </span>
                <span class="soft">
                  {scored > conceded ? 'W' : scored < conceded ? 'L' : 'T'} {scored}–{conceded}
                </span>
              </SeasonLink>
            </li>
          )
        })}
      </ol>
      <h2>Its fourth downs</h2>
    </>
  )
}

function ordinal(place: number): string {
  const last = place % 10
  const isTeen = place % 100 > 10 && place % 100 < 14
  return `${place}${isTeen ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th'}`
}
