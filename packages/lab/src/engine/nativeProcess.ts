import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { EngineError } from './engineError.js'
import { type Answer, errorOf, type Job } from './messages.js'
import { pack, sendArrays } from './parcel.js'
import type { TrainedBooster, TrainingRound } from './trainRequest.js'

export interface AskOptions {
  readonly onRound?: ((round: TrainingRound) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Answers one job in a process of its own.
 *
 * Why a process and not a worker thread: native calls are synchronous, so a thread could be stopped
 * only between two of them, would keep the native memory of what it left behind, and would take the
 * whole program with it if the library crashed. A process can be ended at any moment, gives all its
 * memory back and dies alone. The price, about a tenth of a second to start and one copy of the
 * arrays through a pipe, is small beside a training.
 *
 * @throws EngineError 'engine/process-died' when the process ends without an answer; what it threw otherwise;
 * the signal's reason when it is aborted.
 */
export function askNativeProcess(job: Job, options: AskOptions = {}): Promise<TrainedBooster | Float32Array> {
  const { onRound, signal } = options
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const child = start()
    const end = (reason: unknown) => {
      child.kill('SIGKILL')
      reject(reason)
    }
    const stop = () => end(signal?.reason)
    signal?.addEventListener('abort', stop, { once: true })

    const lastWords = keepLastWords(child)
    child.on('message', (answer: Answer) => {
      if (answer.kind === 'round') {
        try {
          onRound?.(answer.round)
        } catch (error) {
          end(error)
        }
      } else if (answer.kind === 'result') resolve(answer.result)
      else reject(errorOf(answer.failure))
    })
    child.on('error', reject)
    child.on('close', (code, killedBy) => {
      signal?.removeEventListener('abort', stop)
      reject(died(code, killedBy, lastWords()))
    })

    const { letter, arrays } = pack(job)
    // A child that ends early closes its channels; its answer or its end tells why.
    child.send(letter as object, () => {})
    child.stdin?.on('error', () => {})
    if (child.stdin) sendArrays(child.stdin, arrays)
  })
}

function start(): ChildProcess {
  const entry = fileURLToPath(new URL('../../dist/engine/nativeChild.js', import.meta.url))
  return fork(entry, {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
    // Waiting OpenMP threads spin and fall apart as soon as anything else runs: one thread a process.
    env: { ...process.env, OMP_NUM_THREADS: '1', OMP_THREAD_LIMIT: '1' },
  })
}

function keepLastWords(child: ChildProcess): () => string {
  let words = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-2000)
  })
  return () => words.trim()
}

function died(code: number | null, killedBy: string | null, lastWords: string): EngineError {
  const how = killedBy ? `was ended by ${killedBy}` : `ended with code ${code}`
  return new EngineError('engine/process-died', {
    value: killedBy ?? code,
    message:
      `The process that ran XGBoost ${how} before it answered (often: not enough memory). ${lastWords}`.trim(),
  })
}
