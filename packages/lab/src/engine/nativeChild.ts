/**
 * Entry of the native process: takes one job, answers it, ends.
 * Started by `askNativeProcess` with the job's letter as its first message and its arrays on stdin.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import { openXgboost } from './binding.js'
import { boost } from './boost.js'
import { type Answer, failureOf, type Job } from './messages.js'
import { unpack } from './parcel.js'
import { score } from './score.js'
import type { TrainedBooster, TrainRequest } from './trainRequest.js'

function say(answer: Answer): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(answer, (error: Error | null) => (error ? reject(error) : resolve()))
  })
}

async function train(request: TrainRequest): Promise<TrainedBooster> {
  const rounds = boost(openXgboost(), request)
  for (;;) {
    const step = rounds.next()
    if (step.done) return step.value
    await say({ kind: 'round', round: step.value })
    await breathe()
  }
}

async function answer(letter: unknown): Promise<void> {
  try {
    const job = (await unpack(letter, process.stdin)) as Job
    const result = job.kind === 'train' ? await train(job.request) : score(openXgboost(), job.request)
    await say({ kind: 'result', result })
  } catch (error) {
    await say({ kind: 'failure', failure: failureOf(error) })
  }
  process.disconnect()
}

// Without its parent nobody waits for the answer.
process.once('disconnect', () => process.exit())
process.once('message', (letter) => void answer(letter))
