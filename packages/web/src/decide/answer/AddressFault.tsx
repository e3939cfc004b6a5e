import type { InputError } from '@fourthright/guide'
import { presets } from '../situation/presets.js'
import { backToLastGood, forgetFault, maybeLastGood } from '../state/keepAddress.js'
import { situation, told } from '../state/situation.js'

/** The address says a play that football does not know: what is wrong with it, and ways back. */
export function AddressFault({ error }: { readonly error: InputError }) {
  return (
    <div class="verdict fault" role="alert">
      <h1>No such play.</h1>
      <p>
        {error.value === undefined ? (
          <>
            The address does not say <b>{error.field ?? 'a play'}</b>.
          </>
        ) : (
          <>
            The address says{' '}
            <b>
              {error.field ?? 'something'} = {clipped(error.value)}
            </b>
            . {error.message}
          </>
        )}{' '}
        {error.valid && !error.message.includes(error.valid) && `Valid: ${error.valid}.`}
      </p>
      <p class="ways">
        {maybeLastGood() && (
          <button type="button" onClick={backToLastGood}>
            Back to my last play
          </button>
        )}
        <button
          type="button"
          onClick={() => {
            forgetFault()
            situation.value = presets[0]?.situation ?? situation.value
            told.value = {}
          }}
        >
          Show the famous play
        </button>
      </p>
    </div>
  )
}

function clipped(value: unknown): string {
  const text = String(value)
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
