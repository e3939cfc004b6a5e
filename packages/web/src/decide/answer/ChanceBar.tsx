import type { Choice, Decision } from '@fourthright/guide'
import { type Answered, shown } from '../state/answer.js'
import { tell, told } from '../state/situation.js'
import { choiceColours } from '../words/outcomeWords.js'
import { percent } from '../words/percent.js'

type Name = 'conversion' | 'make'

interface Words {
  readonly label: string
  readonly never: string
  readonly need: (chance: string) => string
}

const words: Readonly<Record<Name, Words>> = {
  conversion: {
    label: 'Chance to convert',
    never: 'No chance to convert changes the call.',
    need: (chance) => `You need ${chance}.`,
  },
  make: {
    label: 'Chance to make the kick',
    never: 'No chance to make the kick changes the call.',
    need: (chance) => `The kick has to be good ${chance} of the time.`,
  },
}

/** Break-even against our estimate on one bar, on which the reader's own chance is set: the call flips where it crosses. */
export function ChanceBar({ name }: { readonly name: Name }) {
  const now = shown.value
  const parts = now && partsOf(name, now)
  if (!parts) return null
  const { need, ours, choice } = parts
  const own = told.value[name]
  const value = own ?? ours
  const { label, never, need: needs } = words[name]
  return (
    <section class={`card chance ${choiceColours[choice]}`}>
      <h2>
        {need === null ? never : needs(percent(need))} We give it {percent(ours)}.
      </h2>
      <div class="scale" style={{ '--need': need ?? 0, '--ours': ours, '--value': value }}>
        <span class="track" aria-hidden="true">
          {need !== null && <i class="right" />}
          <i class="ours" />
          {need !== null && <i class="need" />}
        </span>
        <input
          type="range"
          min={0}
          max={1}
          step={0.01}
          value={value}
          aria-label={label}
          aria-valuetext={`${percent(value)}${need === null ? '' : `, break-even ${percent(need)}`}`}
          onInput={({ currentTarget }) => tell(name, currentTarget.valueAsNumber)}
        />
        {need !== null && (
          <span class="name" aria-hidden="true">
            break-even
          </span>
        )}
      </div>
      <p class="soft own">
        {own === undefined ? (
          'Know better? Drag the dot.'
        ) : (
          <>
            Yours: <b>{percent(own)}</b>{' '}
            <button type="button" class="small" onClick={() => tell(name, undefined)}>
              Back to our {percent(ours)}
            </button>
          </>
        )}
      </p>
    </section>
  )
}

interface Parts {
  readonly need: number | null
  readonly ours: number
  readonly choice: Choice
}

/** Null where the chance has nothing to stand for. */
function partsOf(name: Name, { decision, modelled }: Answered): Parts | null {
  const choice = name === 'make' ? kickOf(modelled) : goOf(modelled)
  const value = modelled.choices.find((one) => one.choice === choice)
  const ours = choice === 'goForIt' ? modelled.conversion?.blended : value?.successProbability
  if (!choice || typeof ours !== 'number' || modelled.choices.length < 2) return null
  return { need: decision.flips?.[name] ?? null, ours, choice }
}

function goOf({ choices }: Decision): Choice | undefined {
  return choices.find(({ choice }) => choice === 'goForIt' || choice === 'twoPoint')?.choice
}

function kickOf({ choices }: Decision): Choice | undefined {
  return choices.find(({ choice }) => choice === 'fieldGoal' || choice === 'kick')?.choice
}
