import type { GameLine, GameRow } from '@fourthright/plays/explore'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { choiceLook } from '../charts/choiceLook.js'
import { points } from '../charts/figures.js'
import { useTitle } from '../charts/useTitle.js'
import { DecisionTable } from './DecisionTable.js'
import { GameChart } from './GameChart.js'
import { gameLine } from './gameLine.js'
import { type OpenSeason, openLines } from './openSeason.js'
import { longRound } from './rounds.js'
import { SeasonLink } from './SeasonLink.js'
import { plainAddress } from './seasonAddress.js'
import { teamName } from './teamNames.js'

/** A game: its win-probability line with its fourth downs, then each of them in a table. */
export default function GamePage({ season, game }: { season: OpenSeason; game: GameRow }) {
  const { year } = season.heading
  useTitle(
    `${teamName(game.away, year)} at ${teamName(game.home, year)}, ${longRound(game, year)} of ${year}`,
  )
  const [line, setLine] = useState<GameLine | Error>()
  useEffect(() => {
    setLine(undefined)
    openLines(year).then((lines) => setLine(lines[game.id] ?? new Error('none')), setLine)
  }, [year, game.id])
  const own = useMemo(
    () => season.decisions.filter((decision) => decision.played === game),
    [season.decisions, game],
  )
  const drawn = useMemo(
    () => (line && !(line instanceof Error) ? gameLine(line, own) : undefined),
    [line, own],
  )
  const lostBy = (team: string) =>
    points(own.filter(({ offense }) => offense === team).reduce((sum, { cost }) => sum + (cost ?? 0), 0))
  return (
    <>
      <p class="back">
        <SeasonLink to={{ ...plainAddress, year, week: game.week }}>
          ← {longRound(game, year)} of {year}
        </SeasonLink>
      </p>
      <h1 class="scoreline" tabIndex={-1}>
        <Side team={game.away} year={year} score={game.awayScore} />
        <span class="soft">{game.neutralSite ? 'and' : 'at'}</span>
        <Side team={game.home} year={year} score={game.homeScore} />
      </h1>
      <p class="lead">
        {teamName(game.away, year)} calls gave away <b>{lostBy(game.away)} points</b>,{' '}
        {teamName(game.home, year)} calls <b>{lostBy(game.home)}</b>.
      </p>
      <div class="card">
        <h2>{teamName(game.home, year)} to win, and each fourth down</h2>
        {drawn ? (
          <GameChart {...drawn} home={game.home} away={game.away} year={year} />
        ) : (
          <div class="chart-place" aria-busy={line === undefined}>
            {line === undefined ? '' : 'This game has no line; its fourth downs are below.'}
          </div>
        )}
        <Legend />
      </div>
      <h2>Its fourth downs</h2>
      <DecisionTable
        decisions={own}
        caption={`Fourth downs of ${game.away} at ${game.home}, ${longRound(game, year)}`}
      />
    </>
  )
}

function Side({ team, year, score }: { team: string; year: number; score: number }) {
  return (
    <span class="side">
      <SeasonLink to={{ ...plainAddress, year, team }}>{teamName(team, year)}</SeasonLink> <b>{score}</b>
    </span>
  )
}

function Legend() {
  return (
    <p class="legend soft">
      {['goForIt', 'fieldGoal', 'punt'].map((choice) => {
        const { sign, word, colour } = choiceLook(choice)
        return (
          <span key={choice}>
            <span aria-hidden="true" style={{ color: colour }}>
              {sign}
            </span>{' '}
            {word} was right
          </span>
        )
      })}
      <span>
        <span aria-hidden="true">◎</span> something else was called
      </span>
    </p>
  )
}
