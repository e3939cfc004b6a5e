import { useSignal, useSignalEffect } from '@preact/signals'
import { answer } from '../state/answer.js'

/** Says the verdict to those who hear the page, once a change rests. */
export function Spoken() {
  const words = useSignal('')
  useSignalEffect(() => {
    const now = answer.value
    const text =
      now.state === 'answered' ? now.now.decision.verdict : now.state === 'refused' ? now.error.message : ''
    const due = setTimeout(() => {
      words.value = text
    }, 600)
    return () => clearTimeout(due)
  })
  return (
    <p class="unseen" role="status" aria-live="polite">
      {words}
    </p>
  )
}
