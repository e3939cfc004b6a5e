import type { Worth } from './appraisal.js'

/** What either side may make of the time before a snap; where the clock stands there is one way only. */
export interface WaysToSnap<Way> {
  /** The offense picks one of these. */
  readonly snaps: readonly Way[]
  /** A timeout of the offense, or of the defense, stops the clock first; null where nobody would, or could. */
  readonly offenseStops: Way | null
  readonly defenseStops: Way | null
}

/** The same ways, each seen as something else. */
export function eachWay<Way, Other>(ways: WaysToSnap<Way>, see: (way: Way) => Other): WaysToSnap<Other> {
  const { snaps, offenseStops, defenseStops } = ways
  return {
    snaps: snaps.map(see),
    offenseStops: offenseStops === null ? null : see(offenseStops),
    defenseStops: defenseStops === null ? null : see(defenseStops),
  }
}

/** The same ways as two see them, side by side. */
export function bothWays<One, Other>(
  one: WaysToSnap<One>,
  other: WaysToSnap<Other>,
): WaysToSnap<readonly [One, Other]> {
  const both = (own: One | null, others: Other | null) =>
    own === null || others === null ? null : ([own, others] as const)
  return {
    snaps: one.snaps.map((snap, place) => [snap, other.snaps[place] as Other] as const),
    offenseStops: both(one.offenseStops, other.offenseStops),
    defenseStops: both(one.defenseStops, other.defenseStops),
  }
}

/**
 * The way that both sides can hold: the offense takes the best snap that the defense does not stop, or its own timeout
 * if that is better. Of ways that are worth the same, a snap comes before a timeout, and the sooner snap first.
 *
 * @param worth of a way, to the offense
 */
export function heldWay<Way>(ways: WaysToSnap<Way>, worth: (way: Way) => number): Way {
  const valued = eachWay(ways, (way) => ({ way, worth: worth(way) }))
  const { offenseStops, defenseStops } = valued
  let [held = null] = valued.snaps
  for (const snap of valued.snaps) if (held && snap.worth > held.worth) held = snap
  if (held && defenseStops && defenseStops.worth < held.worth) held = defenseStops
  if (offenseStops && (!held || offenseStops.worth > held.worth)) held = offenseStops
  if (!held) throw new TypeError('there is no way to a snap')
  return held.way
}

/** What that way is worth to the offense. */
export function heldWorth(ways: WaysToSnap<Worth>): Worth {
  return () => heldWay(ways, (worth) => worth())()
}
