import type { PuntLeaf } from '@fourthright/guide'

/** A league punt that stays in play: neither blocked nor muffed nor run back for a touchdown. */
export interface PuntInPlay {
  /** Mean spot of the receivers' start, in yards from the goal line that the punting team attacks. */
  readonly spot: number
  /** P(touchback | it stays in play). */
  readonly touchback: number
}

/**
 * The mean of a punt's leaves that stay in play.
 *
 * @param touchbackSpot where the rulebook puts a touchback
 */
export function puntInPlay(leaves: readonly PuntLeaf[], touchbackSpot: number): PuntInPlay {
  const kept = leaves.filter(({ label }) => label === 'returned' || label === 'touchback')
  const weight = kept.reduce((sum, { probability }) => sum + probability, 0)
  const spotOf = ({ label, spot }: PuntLeaf) => (label === 'touchback' ? touchbackSpot : spot)
  return {
    spot: kept.reduce((sum, leaf) => sum + (leaf.probability * spotOf(leaf)) / weight, 0),
    touchback: kept.reduce(
      (sum, { label, probability }) => sum + (label === 'touchback' ? probability / weight : 0),
      0,
    ),
  }
}
