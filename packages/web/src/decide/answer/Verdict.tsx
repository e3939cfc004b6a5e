import { choiceNouns, choiceWords, type Decision, pointsText, strengthNames } from '@fourthright/guide'
import { useEffect } from 'preact/hooks'
import { sure } from '../desk/useDesk.js'
import { answer, shown } from '../state/answer.js'
import { loadModels, models } from '../state/bundle.js'
import { addressFault } from '../state/keepAddress.js'
import { choiceColours } from '../words/outcomeWords.js'
import { AddressFault } from './AddressFault.js'

/** What to do, in three words; then by how much, and how sure that is. */
export function Verdict() {
  if (addressFault.value) return <AddressFault error={addressFault.value} />
  const now = answer.value
  const answered = shown.value
  if (models.value.state === 'failed') return <Failed message={models.value.message} />
  if (!answered) return now.state === 'refused' ? <Refused error={now.error} isAlone /> : <Waiting />
  return <Said decision={answered.decision} refused={now.state === 'refused' ? now.error : null} />
}

function Said({
  decision,
  refused,
}: {
  readonly decision: Decision
  readonly refused: RefusedProps['error'] | null
}) {
  const { recommendation } = decision
  const refits = sure.value
  const isClose = headlineOf(decision, refits) !== null
  useEffect(() => performance.mark('verdict') && undefined, [])
  return (
    <div class={`verdict ${isClose ? 'close' : choiceColours[recommendation]} ${refused ? 'stale' : ''}`}>
      <h1>{headlineOf(decision, refits) ?? `${choiceWords[recommendation]}.`}</h1>
      {refused ? <Refused error={refused} /> : <HowMuch decision={decision} refits={refits} />}
    </div>
  )
}

/** What is said in the place of a choice where there is no side to take; else null. */
function headlineOf({ strength, choices }: Decision, refits: Decision['confidence']): string | null {
  if (choices.length < 2) return null
  if (refits?.verdict === 'tooClose') return 'Too close to call.'
  return strength === 'tossUp' ? 'A toss-up.' : null
}

/** By how much, and how sure. */
function HowMuch({
  decision,
  refits,
}: {
  readonly decision: Decision
  readonly refits: Decision['confidence']
}) {
  const { recommendation, edge, choices, strength, overrides } = decision
  const next = choices.find(({ choice }) => choice !== recommendation)
  const isTold = Object.keys(overrides).length > 0
  const best = choiceNouns[recommendation]
  const points = pointsText(edge)
  return (
    <p>
      {!next && 'There is no other choice.'}
      {next && headlineOf(decision, refits) === null && (
        <>
          <span class="pill">{strengthNames[strength]}</span> <b>{points}</b> of win probability better than{' '}
          {choiceNouns[next.choice]}.
        </>
      )}
      {next &&
        headlineOf(decision, refits) !== null &&
        (points === '0 points' ? (
          `${capital(best)} and ${choiceNouns[next.choice]} come to the same.`
        ) : (
          <>
            {capital(best)} is <b>{points}</b> of win probability better than {choiceNouns[next.choice]}.
          </>
        ))}
      {refits &&
        ` ${Math.round(refits.agreement * refits.members)} of ${refits.members} refits of our models agree.`}
      {isTold && ' By your own chance.'}
    </p>
  )
}

interface RefusedProps {
  readonly error: { readonly message: string; readonly valid: string | undefined }
  readonly isAlone?: boolean
}

function Refused({ error, isAlone }: RefusedProps) {
  return (
    <div class={isAlone ? 'verdict' : ''}>
      {isAlone && <h1>No such play.</h1>}
      <p id="refusal" class="refusal" role="alert">
        <b>{error.message}</b> {error.valid && `Valid: ${error.valid}.`}
      </p>
    </div>
  )
}

function Waiting() {
  return (
    <div class="verdict waiting" aria-busy="true">
      <h1>
        <span class="unseen">Fetching the models …</span>
        <span class="ghost" style={{ width: '5.2em' }} />
      </h1>
      <p>
        <span class="ghost" style={{ width: '70%' }} />
      </p>
    </div>
  )
}

function Failed({ message }: { readonly message: string }) {
  return (
    <div class="verdict" role="alert">
      <h1>No models yet.</h1>
      <p>
        The models could not be fetched: {message}{' '}
        <button type="button" onClick={() => void loadModels()}>
          Try again
        </button>
      </p>
    </div>
  )
}

function capital(text: string): string {
  return `${text[0]?.toUpperCase()}${text.slice(1)}`
}
