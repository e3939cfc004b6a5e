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

interface NumberBoxProps extends Box {
  readonly value: number | null | undefined
  readonly min?: number
  readonly max?: number
  readonly step?: number | 'any'
  readonly write: (value: number | null) => void
}

/** A number of the play that can be typed or stepped; empty: not told. */
export function NumberBox({ field, label, value, write, hidesLabel, ...rest }: NumberBoxProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  // what is being typed ("0.") stays as it is while it means the same
  const text = meant(typed) === (value ?? null) ? typed : shownNumber(value)
  return (
    <div class={`box ${rest.class ?? ''}`}>
      <label for={id} class={hidesLabel ? 'unseen' : 'label'}>
        {label}
      </label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        autocomplete="off"
        value={text}
        min={rest.min}
        max={rest.max}
        step={rest.step ?? 1}
        placeholder={rest.placeholder}
        aria-invalid={isRefused(field) || undefined}
        aria-describedby={isRefused(field) ? 'refusal' : undefined}
        onInput={({ currentTarget }) => {
          forgetFault()
          setTyped(currentTarget.value)
          write(meant(currentTarget.value))
        }}
      />
    </div>
  )
}

interface TextBoxProps extends Box {
  readonly value: string | null | undefined
  readonly write: (value: string | null) => void
}

/** A text of the play; empty: not told. */
export function TextBox({ field, label, value, write, hidesLabel, ...rest }: TextBoxProps) {
  const id = useId()
  return (
    <div class={`box ${rest.class ?? ''}`}>
      <label for={id} class={hidesLabel ? 'unseen' : 'label'}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={value ?? ''}
        placeholder={rest.placeholder}
        aria-invalid={isRefused(field) || undefined}
        aria-describedby={isRefused(field) ? 'refusal' : undefined}
        onInput={({ currentTarget }) => {
          forgetFault()
          write(currentTarget.value === '' ? null : currentTarget.value)
        }}
      />
    </div>
  )
}

interface PickProps extends Box {
  readonly value: string
  readonly options: readonly (readonly [value: string, words: string])[]
  readonly write: (value: string) => void
}

/** One of a few. */
export function Pick({ field, label, value, options, write, hidesLabel, ...rest }: PickProps) {
  const id = useId()
  return (
    <div class={`box ${rest.class ?? ''}`}>
      <label for={id} class={hidesLabel ? 'unseen' : 'label'}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        aria-invalid={isRefused(field) || undefined}
        aria-describedby={isRefused(field) ? 'refusal' : undefined}
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
    </div>
  )
}

function shownNumber(value: number | null | undefined): string {
  return typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : ''
}

function meant(text: string): number | null {
  return text.trim() === '' || !Number.isFinite(Number(text)) ? null : Number(text)
}
