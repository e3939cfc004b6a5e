import { type Bundle, decide, famousPlay } from '@fourthright/guide'

const warm = new WeakSet<Bundle>()

/** Enough for the engine to have compiled what a decision runs through. */
const rounds = 8

/**
 * Decides invented fourth downs of all kinds once a bundle, before a game begins: a process's first decisions take ten
 * times as long as later ones, the first of an overtime most of all, and a live game cannot wait.
 */
export function warmUp(bundle: Bundle): void {
  if (warm.has(bundle)) return
  warm.add(bundle)
  for (let round = 0; round < rounds; round++) {
    const yardsToGo = round + 1
    decide({ ...famousPlay, yardsToGo, distanceMeasure: 'wholeYards' }, bundle)
    decide({ ...famousPlay, yardsToGo, clock: '0:37', yardsToGoal: 16 + round }, bundle)
  }
  decide({ ...famousPlay, quarter: 5, clock: '7:00', offenseTimeouts: 2, defenseTimeouts: 2 }, bundle)
}
