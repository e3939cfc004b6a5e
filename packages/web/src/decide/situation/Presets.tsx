import { forgetFault } from '../state/keepAddress.js'
import { situation, told } from '../state/situation.js'
import { presets } from './presets.js'

/** Known plays, a tap each. */
export function Presets() {
  return (
    <fieldset class="presets">
      <legend class="unseen">Known plays</legend>
      {presets.map((preset) => (
        <button
          key={preset.name}
          type="button"
          aria-pressed={preset.situation === situation.value}
          onClick={() => {
            forgetFault()
            situation.value = preset.situation
            told.value = {}
          }}
        >
          {preset.name}
        </button>
      ))}
    </fieldset>
  )
}
