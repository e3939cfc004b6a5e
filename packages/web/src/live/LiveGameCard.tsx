import { useState } from 'preact/hooks'
import { percent } from '../decide/words/percent.js'
import { teamColour, teamName } from '../decide/words/teamNames.js'
import { quarterWords, spotWords } from '../season/situationWords.js'
import { LiveDecision } from './LiveDecision.js'
import type { LiveGame } from './liveGames.js'

const shownAtFirst = 4

/** One game: score and clock, who is likely to win, what the feed says of itself, its fourth downs, newest first. */
export function LiveGameCard({ game }: { game: LiveGame }) {
  const [all, setAll] = useState(false)
  const { id, state, decisions, notices, trouble, isOver } = game
  const [, , idAway = '', idHome = ''] = id.split('_')
  const home = game.game?.home ?? idHome
  const away = game.game?.away ?? idAway
  const told = notices.filter((notice) => notice !== trouble && notice.code !== 'resumed')
  return (
    <article class="card game" aria-labelledby={`name-${id}`}>
      <h2 id={`name-${id}`} class="unseen">
        {teamName(away)} at {teamName(home)}
      </h2>
      <div class="scores">
        <Team team={away} score={state?.awayScore} hasBall={state?.possession === away} />
        <p class="clock">
          {isOver ? <b>Final</b> : state ? <b>{state.clock}</b> : <b>–</b>}
          <span class="soft">
            {state && !isOver ? quarterWords(state.quarter) : (game.game?.season ?? '')}
          </span>
        </p>
        <Team team={home} score={state?.homeScore} hasBall={state?.possession === home} />
      </div>
      {isOver ? null : (
        <>
          <p class="spot soft">{placeNow(game, home, away)}</p>
          <WinBar home={home} away={away} homeWin={state?.homeWinProbability ?? null} />
        </>
      )}
      {trouble ? (
        <p class="trouble" role="status">
          <span aria-hidden="true">⚠</span> {trouble.message}
        </p>
      ) : null}
      {decisions.length === 0 ? <p class="soft none-yet">No fourth down yet.</p> : null}
      <ol class="told" aria-label="Fourth downs, newest first">
        {(all ? decisions : decisions.slice(0, shownAtFirst)).map((one, at) => (
          <LiveDecision key={one.told.key} decision={one} isNewest={at === 0} />
        ))}
      </ol>
      {decisions.length > shownAtFirst ? (
        <button type="button" class="all" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show the newest only' : `Show all ${decisions.length} fourth downs`}
        </button>
      ) : null}
      {told.length > 0 ? (
        <details class="notices">
          <summary>
            {told.length} {told.length === 1 ? 'note' : 'notes'} about the feed
          </summary>
          <ul>
            {told.map((notice) => (
              <li key={notice.key}>{notice.message}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </article>
  )
}

function Team({ team, score, hasBall }: { team: string; score: number | undefined; hasBall: boolean }) {
  return (
    <p class="team" style={{ '--team': teamColour(team) }}>
      <span class="name">
        {teamName(team)}
        {hasBall ? (
          <>
            <span class="ball" aria-hidden="true" />
            <span class="unseen"> have the ball</span>
          </>
        ) : null}
      </span>
      <b>{score ?? '–'}</b>
    </p>
  )
}

const downs = ['', '1st', '2nd', '3rd', '4th']

function placeNow({ state }: LiveGame, home: string, away: string): string {
  if (!state?.possession || state.down === null || state.yardsToGoal === null) return ' '
  const defense = state.possession === home ? away : home
  const goal = (state.yardsToGo ?? 0) >= state.yardsToGoal
  const toGo = goal ? 'goal' : state.yardsToGo
  return `${state.possession} ball, ${downs[state.down]} & ${toGo} at ${spotWords(state.yardsToGoal, defense)}`
}

function WinBar({ home, away, homeWin }: { home: string; away: string; homeWin: number | null }) {
  if (homeWin === null) return <div class="win-bar unknown" />
  const [leader, chance] = homeWin >= 0.5 ? [home, homeWin] : [away, 1 - homeWin]
  return (
    <div class="win-bar">
      <p>
        <b>{percent(chance)}</b> <span class="soft">{teamName(leader)} to win</span>
      </p>
      <div class="track" aria-hidden="true">
        <i style={{ width: `${(1 - homeWin) * 100}%`, background: teamColour(away) }} />
        <i style={{ width: `${homeWin * 100}%`, background: teamColour(home) }} />
      </div>
    </div>
  )
}
