import { afterOffensivePenalty } from '../rules/afterPenalty.js'
import { gainShares } from './gains.js'
import { type GoSpots, groupedGain } from './goSpots.js'
import type { Outcome, OutcomeLabel, OutcomeTree } from './outcome.js'
import { type CallForecast, chanceToGain, type Distance, type SnapForecast } from './snapForecast.js'

/**
 * Going for it: an accepted penalty, or a run or a pass that gains the distance or does not, with the ball kept
 * or lost.
 *
 * @param at the distance asked about; the situation's own, or another one from the same spot
 */
export function goForIt(spots: GoSpots, snap: SnapForecast, at: Distance): OutcomeTree {
  const leaves = new Leaves()
  const { firstDownByDefense, firstDownYards, replayByOffense, replayYards } = snap.penalties
  const played = 1 - firstDownByDefense - replayByOffense
  for (const call of [snap.run, snap.pass]) {
    const probability = played * call.probability
    const chance = chanceToGain(call, at)
    addGained(leaves, spots, snap, call, at, probability * chance)
    addShort(leaves, spots, snap, call, at, probability * (1 - chance))
  }
  leaves.add('firstDownByPenalty', firstDownByDefense, spots.penalty(firstDownYards), null)
  const atDistance = { ...spots.before, yardsToGo: at.yardsToGo }
  const replay = afterOffensivePenalty(atDistance, replayYards, spots.rules)
  leaves.add('offensivePenaltyReplay', replayByOffense, replay, null)
  return { choice: 'goForIt', outcomes: leaves.all() }
}

/** The distance is gained: a touchdown, a first down, or the ball lost after gaining enough. */
function addGained(
  leaves: Leaves,
  spots: GoSpots,
  { gainTail }: SnapForecast,
  call: CallForecast,
  at: Distance,
  probability: number,
) {
  const isGoalToGo = at.yardsToGo >= spots.yardsToGoal
  const lost = call.failure.lostAfterGaining
  let [fieldShare, fieldYards] = [0, 0]
  gainShares(call.distributions, at.yardsToGo, gainTail, 'gained').forEach((share, gain) => {
    if (share === 0) return
    if (isGoalToGo || gain >= spots.yardsToGoal) {
      leaves.add('touchdown', probability * share, spots.touchdown, true)
      return
    }
    const yards = groupedGain(gain, spots.yardsToGoal)
    leaves.add('firstDown', probability * share * (1 - lost), spots.firstDown(yards), true)
    fieldShare += share
    fieldYards += share * yards
  })
  if (fieldShare === 0) return
  // lost balls are few: one spot, at the mean gain, stands for all
  const lostAt = spots.turnover(Math.round(fieldYards / fieldShare))
  leaves.add('turnoverAfterGaining', probability * fieldShare * lost, lostAt, true)
}

/** The distance is not gained: an interception, a lost fumble, or a stop. */
function addShort(
  leaves: Leaves,
  spots: GoSpots,
  { gainTail }: SnapForecast,
  call: CallForecast,
  at: Distance,
  probability: number,
) {
  const { failure } = call
  const taken = [
    [failure.interception, failure.interceptionReturnTouchdown, failure.interceptionSpots],
    [failure.fumbleLost, failure.fumbleReturnTouchdown, failure.fumbleSpots],
  ] as const
  for (const [share, touchdownShare, returns] of taken) {
    leaves.add('turnoverReturnTouchdown', probability * share * touchdownShare, spots.returnTouchdown, false)
    for (const { yards, probability: spotShare } of returns) {
      leaves.add(
        'turnover',
        probability * share * (1 - touchdownShare) * spotShare,
        spots.turnover(yards),
        false,
      )
    }
  }
  const stopped = probability * (1 - failure.interception - failure.fumbleLost)
  gainShares(call.distributions, at.yardsToGo, gainTail, 'short').forEach((share, gain) => {
    if (share === 0) return
    const ends = gain > 0 ? [{ yards: groupedGain(gain, spots.yardsToGoal), probability: 1 }] : failure.losses
    for (const end of ends) {
      const label = spots.yardsToGoal - end.yards >= 100 ? 'safety' : 'stopped'
      leaves.add(label, stopped * share * end.probability, spots.stopped(end.yards), false)
    }
  })
}

const successes: ReadonlySet<OutcomeLabel> = new Set(['firstDown', 'touchdown', 'firstDownByPenalty'])

/** Leaves in the order in which they were first met; the same end of run and pass is one leaf. */
class Leaves {
  private readonly byLabel = new Map<OutcomeLabel, Map<Outcome['next'], Outcome & { probability: number }>>()

  add(label: OutcomeLabel, probability: number, next: Outcome['next'], gained: boolean | null) {
    if (!(probability > 0)) return
    const same = this.byLabel.get(label) ?? new Map<Outcome['next'], Outcome & { probability: number }>()
    this.byLabel.set(label, same)
    const met = same.get(next)
    if (met) met.probability += probability
    else same.set(next, { label, probability, next, isSuccess: successes.has(label), gained })
  }

  all(): Outcome[] {
    return [...this.byLabel.values()].flatMap((same) => [...same.values()])
  }
}
