import {
  choiceNames,
  choiceNouns,
  type Decision,
  pointsText,
  situationQuery,
  strengthNames,
} from '@fourthright/guide'
import { choiceLook } from '../charts/choiceLook.js'
import { choiceColours } from '../decide/words/outcomeWords.js'
import { percent } from '../decide/words/percent.js'
import { downWords, resultWords, timeWords } from '../season/situationWords.js'
import { callSign } from './callSign.js'
import type { ToldDecision } from './liveGames.js'

/** A fourth down: the verdict first, then how much and how sure, a small table, and what then happened. */
export function LiveDecision({ decision, isNewest }: { decision: ToldDecision; isNewest: boolean }) {
  const { told, happened, withdrawn, isReplaced } = decision
  const { situation, decision: answer } = told
  const { recommendation, edge, strength, confidence } = answer
  const isClose = confidence?.verdict === 'tooClose'
  const second = answer.choices.find(({ choice }) => choice !== recommendation)?.choice
  const stands = !withdrawn && !isReplaced
  const { yardsToGo, yardsToGoal, offense, defense, quarter, clock } = situation
  const place =
    typeof yardsToGo === 'number' && typeof yardsToGoal === 'number'
      ? `${offense}, ${downWords({ yardsToGo, yardsToGoal, defense })}`
      : offense
  return (
    <li
      class={`told-decision ${stands ? '' : 'struck'} ${choiceColours[recommendation]}`}
      data-key={told.key}
    >
      <p class="soft when">
        {timeWords({ quarter, clock })} · {place}
      </p>
      {stands ? null : (
        <p class="why-struck">{withdrawn ? `Withdrawn: ${withdrawn.why}` : 'Corrected: see above'}</p>
      )}
      <h3>
        <a href={`/?${situationQuery(situation)}`}>{choiceNames[recommendation]}.</a>{' '}
        <span class={`strength ${isClose ? 'tossUp' : strength}`}>
          {isClose ? 'Too close to call' : strengthNames[strength]}
        </span>
        {told.replaces ? <span class="strength correction">Correction</span> : null}
      </h3>
      {second ? (
        <p class="how-much">
          <b>{pointsText(edge)}</b> better than {choiceNouns[second]}
          {confidence
            ? `; ${Math.round(confidence.agreement * confidence.members)} of ${confidence.members} refits agree`
            : ''}
          .
        </p>
      ) : null}
      {isNewest && stands ? <Choices answer={answer} /> : null}
      {happened ? (
        <p class="happened">
          <span aria-hidden="true">
            {callSign(happened.actualChoice, recommendation, isClose || strength === 'tossUp')}
          </span>{' '}
          {happened.actualChoice === 'none'
            ? 'No call was seen'
            : `Called: ${choiceLook(happened.actualChoice).word.toLowerCase()}`}
          . <b>{resultWords(happened.result)}</b>
          <span class="soft description">{happened.description}</span>
        </p>
      ) : null}
    </li>
  )
}

function Choices({ answer }: { answer: Decision }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Choice</th>
          <th scope="col">Win chance</th>
          <th scope="col">Works</th>
        </tr>
      </thead>
      <tbody>
        {answer.choices.map(({ choice, winProbability, successProbability }) => (
          <tr key={choice}>
            <th scope="row">
              {choiceNames[choice]}
              <span class="bar" aria-hidden="true">
                <i style={{ width: `${winProbability * 100}%`, background: choiceLook(choice).colour }} />
              </span>
            </th>
            <td>{percent(winProbability)}</td>
            <td>{successProbability === null ? '–' : percent(successProbability)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
