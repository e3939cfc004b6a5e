import type { GameState } from '../situation/gameState.js'
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
  eachEnd(spots, snap, at, (...end) => leaves.add(...end))
  return { choice: 'goForIt', outcomes: leaves.all() }
}

/** Is told of one way in which a snap can end; the same end may be told more than once, its chances then add up. */
export type EndVisitor = (
  label: OutcomeLabel,
  probability: number,
  next: GameState,
  gained: boolean | null,
) => void

/** Tells every way in which going for it can end, without making a tree of them: for what asks many times. */
export function eachEnd(spots: GoSpots, snap: SnapForecast, at: Distance, visit: EndVisitor): void {
  const { firstDownByDefense, firstDownYards, replayByOffense, replayYards } = snap.penalties
  const played = 1 - firstDownByDefense - replayByOffense
  for (const call of [snap.run, snap.pass]) {
    const probability = played * call.probability
    const chance = chanceToGain(call, at)
    eachGain(visit, spots, snap, call, at, probability * chance)
    eachFailure(visit, spots, snap, call, at, probability * (1 - chance))
  }
  visit('firstDownByPenalty', firstDownByDefense, spots.penalty(firstDownYards), null)
  visit('offensivePenaltyReplay', replayByOffense, spots.replay(at.yardsToGo, replayYards), null)
}

/** The distance is gained: a touchdown, a first down, or the ball lost after gaining enough. */
function eachGain(
  visit: EndVisitor,
  spots: GoSpots,
  snap: SnapForecast,
  call: CallForecast,
  at: Distance,
  probability: number,
) {
  const isGoalToGo = at.yardsToGo >= spots.yardsToGoal
  const lost = call.failure.lostAfterGaining
  const outside = spots.outOfBounds?.[call === snap.run ? 'run' : 'pass'] ?? 0
  let [fieldShare, fieldYards] = [0, 0]
  const shares = gainShares(call.distributions, at.yardsToGo, snap.gainTail, 'gained')
  for (let gain = 0; gain < shares.length; gain++) {
    const share = shares[gain] as number
    if (share === 0) continue
    if (isGoalToGo || gain >= spots.yardsToGoal) {
      visit('touchdown', probability * share, spots.touchdown, true)
      continue
    }
    const yards = groupedGain(gain, spots.yardsToGoal)
    const kept = probability * share * (1 - lost)
    visit('firstDown', kept * (1 - outside), spots.firstDown(yards), true)
    if (outside > 0) visit('firstDown', kept * outside, spots.firstDownOutOfBounds(yards), true)
    fieldShare += share
    fieldYards += share * yards
  }
  if (fieldShare === 0) return
  // lost balls are few: one spot, at the mean gain, stands for all
  const lostAt = spots.turnover(Math.round(fieldYards / fieldShare))
  visit('turnoverAfterGaining', probability * fieldShare * lost, lostAt, true)
}

/** The distance is not gained: an interception, a lost fumble, or a stop. */
function eachFailure(
  visit: EndVisitor,
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
    visit('turnoverReturnTouchdown', probability * share * touchdownShare, spots.returnTouchdown, false)
    for (const { yards, probability: spotShare } of returns) {
      visit('turnover', probability * share * (1 - touchdownShare) * spotShare, spots.turnover(yards), false)
    }
  }
  const stopped = probability * (1 - failure.interception - failure.fumbleLost)
  const stop = (yards: number, chance: number) => {
    const label = spots.yardsToGoal - yards >= 100 ? 'safety' : 'stopped'
    visit(label, chance, spots.stopped(yards), false)
  }
  const shares = gainShares(call.distributions, at.yardsToGo, gainTail, 'short')
  for (let gain = 0; gain < shares.length; gain++) {
    const share = shares[gain] as number
    if (share === 0) continue
    if (gain > 0) stop(groupedGain(gain, spots.yardsToGoal), stopped * share)
    else for (const { yards, probability: chance } of failure.losses) stop(yards, stopped * share * chance)
  }
}

const successes: ReadonlySet<OutcomeLabel> = new Set(['firstDown', 'touchdown', 'firstDownByPenalty'])

/** Leaves in the order in which they were first met; the same end of run and pass is one leaf. */
class Leaves {
  private readonly byLabel = new Map<OutcomeLabel, Map<GameState, Outcome & { probability: number }>>()

  add(label: OutcomeLabel, probability: number, next: GameState, gained: boolean | null) {
    if (!(probability > 0)) return
    const same = this.byLabel.get(label) ?? new Map<GameState, Outcome & { probability: number }>()
    this.byLabel.set(label, same)
    const met = same.get(next)
    if (met) met.probability += probability
    else same.set(next, { label, probability, next, isSuccess: successes.has(label), gained })
  }

  all(): Outcome[] {
    return [...this.byLabel.values()].flatMap((same) => [...same.values()])
  }
}
