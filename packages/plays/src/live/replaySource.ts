import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import { InputError } from '@fourthright/guide'
import { documentAfter, documentBefore, playCount } from './documentBefore.js'
import type { FeedArrival, FeedSource } from './feedSource.js'
import { playTimes } from './playTimes.js'

/** A recorded game, and how fast it is played again. */
export interface ReplayOptions {
  /** nflverse's id, e.g. 2020_01_ARI_SF. */
  readonly game: string
  /** The game as its feed told it in the end, as parsed from JSON. */
  readonly document: unknown
  /** Times as fast as it was: 1 as it was, 60 a minute a second, Infinity as fast as it is read. */
  readonly speed: number
  /** How to wait: milliseconds, until `signal` is aborted. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>
}

/** The coming play is known at most so long before its snap, and a play has ended at most so long after it. */
const secondsBeforeSnap = 15
const secondsOfPlay = 8

/**
 * A recorded game as it would have come: of each play a document just before its snap, which says nothing of what came
 * later, and one when it was over; in between the time that passed, by the clock on the wall.
 *
 * @throws InputError 'feed/speed' for a speed that is not above 0; DataError as `readGameDetail` does
 * @example followGame(replaySource({ game: '2020_01_ARI_SF', document, speed: 60 }), { bundle }, signal)
 */
export function replaySource(options: ReplayOptions): FeedSource {
  const { game, document, speed } = options
  if (!(speed > 0)) {
    throw new InputError('feed/speed', {
      field: 'speed',
      value: speed,
      valid: 'a number above 0: 1 as it was, 60 a minute a second',
      message: 'A game is played again at some speed above 0.',
    })
  }
  // a document that holds no game is told of now, not in the middle of a replay
  playCount(document)
  return { game, arrivals: (signal) => replay(options, signal) }
}

async function* replay(
  { document, speed, sleep = sleepUntil }: ReplayOptions,
  signal: AbortSignal,
): AsyncGenerator<FeedArrival> {
  const times = playTimes(document)
  let now = times[0] ?? 0
  for (const [index, snap] of times.entries()) {
    const sinceLast = snap - (times[index - 1] ?? snap)
    const untilNext = (times[index + 1] ?? snap) - snap

    await until(snap - Math.min(secondsBeforeSnap, sinceLast / 2))
    if (signal.aborted) return
    yield { kind: 'document', document: documentBefore(document, index) }

    await until(snap + Math.min(secondsOfPlay, untilNext / 2))
    if (signal.aborted) return
    yield { kind: 'document', document: documentAfter(document, index) }
  }

  async function until(time: number): Promise<void> {
    const milliseconds = (1000 * (time - now)) / speed
    now = time
    // even the fastest replay lets others have their turn: other games, posts, and who wants to end it
    await (milliseconds > 0 ? sleep(milliseconds, signal) : turn())
  }
}

async function sleepUntil(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch(() => {})
}
