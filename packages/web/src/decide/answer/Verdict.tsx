import { choiceWords, type Decision, pointsText } from '@fourthright/guide'
import { useEffect } from 'preact/hooks'
import { sure } from '../desk/useDesk.js'
import { answer, shown } from '../state/answer.js'
import { loadModels, models } from '../state/bundle.js'
import { addressFault } from '../state/keepAddress.js'
import { choiceColours, choiceNouns } from '../words/outcomeWords.js'
import { AddressFault } from './AddressFault.js'

const strengthNames: Readonly<Record<Decision['strength'], string>> = {
  tossUp: 'Toss-up',
  medium: 'Medium',
  strong: 'Strong',
  veryStrong: 'Very strong',
  overwhelming: 'Overwhelming',
}

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
  const { recommendation, edge, choices, strength, overrides } = decision
  const refits = sure.value
  const next = choices.find(({ choice }) => choice !== recommendation)
  const isClose = next !== undefined && (strength === 'tossUp' || refits?.verdict === 'tooClose')
  const isTold = Object.keys(overrides).length > 0
  useEffect(() => performance.mark('verdict') && undefined, [])
  return (
    <div class={`verdict ${isClose ? 'close' : choiceColours[recommendation]} ${refused ? 'stale' : ''}`}>
      <h1>{isClose ? 'Too close to call.' : `${choiceWords[recommendation]}.`}</h1>
      {refused ? (
        <Refused error={refused} />
      ) : (
        <p>
          {next && (
            <span class="pill">
              {isClose && strength !== 'tossUp' ? 'Too close' : strengthNames[strength]}
            </span>
          )}{' '}
          {next ? (
            <>
              {isClose && `${capital(choiceNouns[recommendation])} is ahead by `}
              <b>{pointsText(edge)}</b>
              {isClose ? '.' : ` of win probability better than ${choiceNouns[next.choice]}.`}
            </>
          ) : (
            'There is no other choice.'
          )}
          {refits &&
            ` ${Math.round(refits.agreement * refits.members)} of ${refits.members} refits of our models agree.`}
          {isTold && ' By your own chance.'}
        </p>
      )}
    </div>
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
