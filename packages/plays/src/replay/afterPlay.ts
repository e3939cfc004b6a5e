import {
  afterFailure,
  afterFieldGoal,
  afterFirstDown,
  afterPunt,
  afterSafety,
  afterTouchdown,
  afterTurnover,
  firstAndTen,
  type GameState,
  possessionChanges,
  type Rules,
  turnAround,
} from '@fourthright/guide'
import type { PlayedDown, PlayOutcome } from './playedDown.js'

/** What a play was in the end, and what holds after it. */
export interface Replayed {
  readonly outcome: PlayOutcome
  readonly next: GameState
}

/**
 * What holds after a play, by the rules of its season, from nothing but the state before it and what was recorded of it.
 * The clock of `next` is typical, not recorded.
 */
export function afterPlay(before: GameState, play: PlayedDown, rules: Rules): Replayed {
  const started = play.endsPeriod ? { ...before, secondsLeft: 0 } : before
  if (play.call === 'noPlay') return { outcome: 'noPlay', next: playedAgain(started, play) }
  const replayed = ended(started, play, rules)
  return { ...replayed, next: penalised(started, replayed.next, play) }
}

function ended(before: GameState, play: PlayedDown, rules: Rules): Replayed {
  const { turnover } = rules.runoff
  if (play.touchdownBy === 'defense') {
    return { outcome: 'returnTouchdown', next: afterTouchdown(before, 'defense', turnover, rules) }
  }
  if (play.touchdownBy === 'offense') {
    return { outcome: 'touchdown', next: afterTouchdown(before, 'offense', rules.runoff.play, rules) }
  }
  if (play.safety) return { outcome: 'safety', next: conceded(before, play, rules) }
  if (play.call === 'fieldGoal') return kicked(before, play, rules)
  if (play.call === 'punt') return punted(before, play, rules)
  return snapped(before, play, rules)
}

/** A punt that was not blocked is conceded by who caught it. */
function conceded(before: GameState, { call, isBlocked }: PlayedDown, rules: Rules): GameState {
  const byReceivers = call === 'punt' && !isBlocked
  return afterSafety(byReceivers ? turnAround(before) : before, rules.runoff.play, rules)
}

function kicked(before: GameState, play: PlayedDown, rules: Rules): Replayed {
  if (play.fieldGoalResult === 'made') return { outcome: 'made', next: afterFieldGoal(before, rules) }
  const endZone = 10
  const spotOfKick = play.kickDistance === null ? yards(before) : play.kickDistance - endZone
  const fromOwnGoal = play.looseBallAt ?? Math.max(rules.missedKickAtLeast, spotOfKick)
  const next = overTo(before, fromOwnGoal, rules.runoff.fieldGoal, rules)
  return { outcome: play.fieldGoalResult === 'blocked' ? 'fieldGoalBlocked' : 'missed', next }
}

function punted(before: GameState, play: PlayedDown, rules: Rules): Replayed {
  const { kickDistance, returnYards, looseBallAt } = play
  if (play.isBlocked) {
    const next = overTo(before, looseBallAt ?? yards(before), rules.runoff.punt, rules)
    return { outcome: 'puntBlocked', next }
  }
  const spot = looseBallAt ?? yards(before) - (kickDistance ?? 0) + returnYards
  const leaf = (label: 'touchback' | 'returned' | 'muffed') =>
    afterPunt(before, { label, probability: 1, spot }, rules)
  if (play.fumbleLost) return { outcome: 'puntLost', next: leaf('muffed') }
  if (play.touchback) return { outcome: 'puntTouchback', next: leaf('touchback') }
  return { outcome: 'puntReturned', next: leaf('returned') }
}

function snapped(before: GameState, play: PlayedDown, rules: Rules): Replayed {
  const { looseBallAt, touchback, airYards, returnYards } = play
  const gain = looseBallAt === null ? play.yardsGained : yards(before) - looseBallAt
  if (play.interception || play.fumbleLost) {
    const caught = (airYards ?? 0) - returnYards
    const downfield = touchback ? yards(before) : looseBallAt === null && play.interception ? caught : gain
    const outcome = play.interception ? 'interception' : 'fumbleLost'
    return { outcome, next: afterTurnover(before, downfield, rules) }
  }
  if (gain >= (before.yardsToGo ?? 0)) {
    return { outcome: 'firstDown', next: afterFirstDown(before, gain, rules) }
  }
  return { outcome: 'stopped', next: afterFailure(before, gain, rules) }
}

/** The ball after a penalty that was walked off once the play was over: first and ten where it leaves the ball. */
function penalised(
  before: GameState,
  next: GameState,
  { walkedOff, firstDownByPenalty }: PlayedDown,
): GameState {
  if (!walkedOff || next.phase !== 'scrimmage') return next
  const kept = next.offense === before.offense
  const deadBall = kept ? yards(next) : 100 - yards(next)
  const spot = (walkedOff.from ?? deadBall) + walkedOff.yards
  if (firstDownByPenalty && !kept) return firstAndTen(turnAround(next), spot)
  return firstAndTen(next, kept ? spot : 100 - spot)
}

/** A penalty before or instead of the play: the down again from where it leaves the ball, or a first down. */
function playedAgain(before: GameState, { walkedOff, firstDownByPenalty }: PlayedDown): GameState {
  const spot = walkedOff ? (walkedOff.from ?? yards(before)) + walkedOff.yards : yards(before)
  const yardsToGo = (before.yardsToGo ?? 0) + spot - yards(before)
  if (firstDownByPenalty || yardsToGo <= 0) return firstAndTen(before, spot)
  return { ...before, yardsToGo, yardsToGoal: spot }
}

function overTo(before: GameState, fromOwnGoal: number, seconds: number, rules: Rules): GameState {
  return possessionChanges(before, { yardsToGoal: 100 - fromOwnGoal, seconds }, rules)
}

function yards({ yardsToGoal }: GameState): number {
  return yardsToGoal ?? 50
}
