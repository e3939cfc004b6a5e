import { ball, phase, typedDistance } from '../state/changes.js'
import { forgetFault } from '../state/keepAddress.js'
import { change, situation } from '../state/situation.js'
import { placeWords } from '../words/spotWords.js'
import { NumberBox, Pick } from './boxes.js'
import { FieldMap } from './FieldMap.js'
import { WholeField } from './WholeField.js'

/** Down, distance and spot: on the field, or typed; after a touchdown there is only the try. */
export function Place() {
  const now = situation.value
  const isTry = now.phase === 'try'
  return (
    <div class="card place">
      <h2>{isTry ? 'The try after a touchdown' : placeWords(now)}</h2>
      {isTry ? (
        <p class="soft">The score already holds the six points. Kick the extra point, or go for two?</p>
      ) : (
        <>
          <FieldMap />
          <WholeField />
        </>
      )}
      <div class="typed">
        {!isTry && (
          <>
            <NumberBox
              field="yardsToGo"
              label="Yards to go"
              min={0}
              step={0.1}
              value={now.yardsToGo}
              write={(value) => change(typedDistance(value))}
            />
            <NumberBox
              field="yardsToGoal"
              label="Yards to goal"
              min={0}
              max={99.9}
              step={1}
              value={now.yardsToGoal}
              write={(value) => {
                if (value === null) change((before) => ({ ...before, yardsToGoal: null }))
                else if (value > 0 && value < 100) change(ball(value, now.yardsToGo ?? value))
                else change((before) => ({ ...before, yardsToGoal: value }))
              }}
            />
          </>
        )}
        <Pick
          field="phase"
          label="Play"
          value={now.phase ?? 'scrimmage'}
          options={[
            ['scrimmage', '4th down'],
            ['try', 'The try'],
          ]}
          write={(value) => {
            forgetFault()
            change(phase(value as 'scrimmage' | 'try'))
          }}
        />
      </div>
    </div>
  )
}
