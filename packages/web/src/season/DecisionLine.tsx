import { Chip } from '../charts/Chip.js'
import { points } from '../charts/figures.js'
import { here } from './here.js'
import type { ListedDecision } from './listedDecision.js'
import { shortRound } from './rounds.js'
import { SeasonLink } from './SeasonLink.js'
import { plainAddress } from './seasonAddress.js'
import { situationHref } from './situationHref.js'
import { downWords, resultWords, scoreWords, timeWords } from './situationWords.js'

const sureWords = { clear: 'clear', lean: 'lean', tooClose: 'too close' } as const

/** A line of the table: what it cost, the situation (a link into it), what was called, what was right, how it went. */
export function DecisionLine({ decision, dearest }: { decision: ListedDecision; dearest: number }) {
  const { played: game, offense, defense, offenseCoach, actualChoice, recommendation, confidence } = decision
  const { year } = here.value
  const atHome = offense === game.home
  return (
    <tr class={decision.wasRight ? 'agreed' : undefined}>
      <td class="cost number">
        {decision.cost === null ? (
          <span class="soft">–</span>
        ) : (
          <>
            <i class="cost-bar" style={{ '--share': String(decision.cost / dearest) }} />
            {points(decision.cost)}
            <span class="unseen"> points lost</span>
          </>
        )}
      </td>
      <td class="who">
        <SeasonLink to={{ ...plainAddress, year, team: offense }}>{offense}</SeasonLink>{' '}
        <span class="soft coach">{offenseCoach}</span>
      </td>
      <th scope="row" class="situation">
        <a href={situationHref(decision, year)}>{downWords(decision)}</a>
      </th>
      <td class="game">
        <SeasonLink to={{ ...plainAddress, year, game: game.id, sort: 'time', descending: false }}>
          {shortRound(game, year)} {game.neutralSite ? 'vs' : atHome ? 'v' : 'at'} {defense}
        </SeasonLink>
      </td>
      <td class="time">{timeWords(decision)}</td>
      <td class="score">{scoreWords(decision)}</td>
      <td class="called">
        <Chip choice={actualChoice} />
      </td>
      <td class="right">
        <Chip choice={recommendation} />
      </td>
      <td class="edge number">
        {points(decision.edge)}
        {confidence ? <span class={`sure ${confidence}`}>{sureWords[confidence]}</span> : null}
      </td>
      <td class="result">{resultWords(decision.result, decision.yardsGained)}</td>
    </tr>
  )
}
