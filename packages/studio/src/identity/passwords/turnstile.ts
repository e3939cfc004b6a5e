import { Refusal } from '../../errors/studioError.js'

/** Lets in as many as there is memory for, lets as many wait as is sensible, and refuses the rest. */
export type Turnstile = <Result>(work: () => Promise<Result>) => Promise<Result>

/**
 * @param atOnce how many work at a time
 * @param waiting how many may wait for their turn; who comes when all places are taken gets Refusal `identity/busy`
 */
export function turnstile(atOnce: number, waiting: number): Turnstile {
  let inside = 0
  const queue: (() => void)[] = []
  return async (work) => {
    if (inside >= atOnce) {
      if (queue.length >= waiting) {
        throw new Refusal('identity/busy', 503, 'Too many passwords are being checked at once.')
      }
      // Who leaves hands its place on, so that `inside` stays as it is.
      await new Promise<void>((enter) => queue.push(enter))
    } else inside += 1
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else inside -= 1
    }
  }
}
