import type { SituationField } from '@fourthright/guide'
import { useId, useState } from 'preact/hooks'
import { answer } from '../state/answer.js'
import { addressFault, forgetFault } from '../state/keepAddress.js'

/** Is this the field that football does not allow as it is written? */
export function isRefused(field: SituationField | 'convert'): boolean {
  const now = answer.value
  return now.state === 'refused' && !addressFault.value && now.error.field === field
}

interface Box {
  readonly field: SituationField
  readonly label: string
  readonly placeholder?: string | undefined
  readonly class?: string
  readonly hidesLabel?: boolean
}

/** A field's label above what it is told by. */
function Labelled({ id, box, children }: { id: string; box: Box; children: preact.ComponentChildren }) {
  return (
    <div class={`box ${box.class ?? ''}`}>
      <label for={id} class={box.hidesLabel ? 'unseen' : 'label'}>
        {box.label}
      </label>
      {children}
    </div>
  )
}

/** Tells of an input that its field is refused, and where it is said why. */
function refusal(field: SituationField) {
  return isRefused(field) ? ({ 'aria-invalid': true, 'aria-describedby': 'refusal' } as const) : {}
}

interface NumberBoxProps extends Box {
  readonly value: number | null | undefined
  readonly min?: number
  readonly max?: number
  readonly step?: number | 'any'
  readonly write: (value: number | null) => void
}

/** A number of the play that can be typed or stepped; empty: not told. */
export function NumberBox({ value, write, min, max, step = 1, ...box }: NumberBoxProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  // what is being typed ("0.") stays as it is while it means the same
  const text = meant(typed) === (value ?? null) ? typed : shownNumber(value)
  return (
    <Labelled id={id} box={box}>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        autocomplete="off"
        value={text}
        min={min}
        max={max}
        step={step}
        placeholder={box.placeholder}
        {...refusal(box.field)}
        onInput={({ currentTarget }) => {
          forgetFault()
          setTyped(currentTarget.value)
          write(meant(currentTarget.value))
        }}
      />
    </Labelled>
  )
}

interface TextBoxProps extends Box {
  readonly value: string | null | undefined
  readonly write: (value: string | null) => void
}

/** A text of the play; empty: not told. */
export function TextBox({ value, write, ...box }: TextBoxProps) {
  const id = useId()
  return (
    <Labelled id={id} box={box}>
      <input
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={value ?? ''}
        placeholder={box.placeholder}
        {...refusal(box.field)}
        onInput={({ currentTarget }) => {
          forgetFault()
          write(currentTarget.value === '' ? null : currentTarget.value)
        }}
      />
    </Labelled>
  )
}

interface PickProps extends Box {
  readonly value: string
  readonly options: readonly (readonly [value: string, words: string])[]
  readonly write: (value: string) => void
}

/** One of a few. */
export function Pick({ value, options, write, ...box }: PickProps) {
  const id = useId()
  return (
    <Labelled id={id} box={box}>
      <select
        id={id}
        value={value}
        {...refusal(box.field)}
        onChange={({ currentTarget }) => {
          forgetFault()
          write(currentTarget.value)
        }}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

function shownNumber(value: number | null | undefined): string {
  return typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : ''
}

function meant(text: string): number | null {
  return text.trim() === '' || !Number.isFinite(Number(text)) ? null : Number(text)
}
