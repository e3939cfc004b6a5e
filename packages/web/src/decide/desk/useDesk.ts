import type { Decision } from '@fourthright/guide'
import { signal, useSignalEffect } from '@preact/signals'
import { useState } from 'preact/hooks'
import { answer } from '../state/answer.js'
import { situation, told } from '../state/situation.js'
import type { Answers, Question, Reply, Topic } from './questions.js'

/** What the desk has said of a topic; `isFresh` while it is about the play that is shown. */
export interface Heard<T extends Topic> {
  readonly answer: Answers[T] | null
  readonly isFresh: boolean
  readonly fault: string | null
}

/** A change rests so long before the desk is asked, in milliseconds. */
const rest = 200

let worker: Worker | undefined
let number = 0

/** How sure the shown call is, where the refits were asked about just this play; else null. */
export const sure = signal<Decision['confidence']>(null)

/** Asks the desk about the shown play, and again whenever it changes. */
export function useDesk<T extends Topic>(topic: T): Heard<T> {
  const [heard, setHeard] = useState<Heard<T>>({ answer: null, isFresh: false, fault: null })
  useSignalEffect(() => {
    if (answer.value.state !== 'answered') return
    const question: Question = { topic, number: ++number, situation: situation.value, told: told.value }
    setHeard((before) => ({ ...before, isFresh: false }))
    const hear = ({ data }: MessageEvent<Reply>) => {
      if (data.number !== question.number) return
      if ('fault' in data) setHeard({ answer: null, isFresh: true, fault: data.fault })
      else setHeard({ answer: data.answer as Answers[T], isFresh: data.isWhole, fault: null })
    }
    const desk = theDesk()
    desk.addEventListener('message', hear)
    const due = setTimeout(() => desk.postMessage(question), rest)
    return () => {
      clearTimeout(due)
      desk.removeEventListener('message', hear)
    }
  })
  return heard
}

/** One worker for all topics, started when the first is opened. */
function theDesk(): Worker {
  worker ??= new Worker(new URL('./desk.worker.ts', import.meta.url), { type: 'module' })
  return worker
}
