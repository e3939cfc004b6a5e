import type { FootballModels } from '../models/footballModels.js'
import { chanceToGain, type Distance, type SnapForecast } from '../outcomes/snapForecast.js'
import type { Decision } from './decision.js'

/** Shares of true distances that lie below a 'short' one and a 'long' one of the same whole-yard figure. */
const shortShare = 0.1
const longShare = 0.9

/**
 * A whole-yard figure hides the true distance: the chance to convert if this one is a short one and if it is a long
 * one, at the tenth and the ninetieth percentile of the tracking sample. Null where the distance is exact.
 */
export function sensitivity(
  snap: SnapForecast | null,
  { yardsToGo, measure }: Distance,
  { hiddenDistance }: Pick<FootballModels, 'hiddenDistance'>,
): Decision['sensitivity'] {
  if (!snap || measure === 'exact') return null
  const sorted = hiddenDistance.toSorted()
  const chanceAt = (share: number) => {
    const hidden = sorted[Math.round(share * (sorted.length - 1))] ?? 0
    const at: Distance = { yardsToGo: Math.max(0, yardsToGo + hidden), measure: 'exact' }
    return [snap.run, snap.pass].reduce((sum, call) => sum + call.probability * chanceToGain(call, at), 0)
  }
  return { shortDistance: chanceAt(shortShare), longDistance: chanceAt(longShare) }
}
