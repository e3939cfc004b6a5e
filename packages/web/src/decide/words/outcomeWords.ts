import type { Choice, ShownOutcome } from '@fourthright/guide'
import { spotWords } from './spotWords.js'
import { teamName } from './teamNames.js'

/** What can happen, in words. */
const words: Readonly<Record<string, string>> = {
  firstDown: 'First down',
  touchdown: 'Touchdown',
  stopped: 'Stopped',
  turnover: 'Turnover',
  turnoverReturnTouchdown: 'Turnover, returned for a touchdown',
  turnoverAfterGaining: 'Turnover after gaining enough',
  safety: 'Safety',
  firstDownByPenalty: 'First down by penalty',
  offensivePenaltyReplay: 'Penalty, fourth down again',
  made: 'Good',
  missed: 'No good',
  returned: 'Punt caught, downed or returned',
  touchback: 'Touchback',
  blocked: 'Blocked',
  returnTouchdown: 'Returned for a touchdown',
  blockedTouchdown: 'Blocked, touchdown against',
  muffed: 'Muffed, ball kept',
  good: 'Good',
  noGood: 'No good',
  defensiveReturn: 'Returned for two points',
  gameEnds: 'The game ends',
  halfEnds: 'The half ends',
}

/** Outcomes in which a choice has worked, as the guide counts them. */
const successes: ReadonlySet<string> = new Set([
  'firstDown',
  'touchdown',
  'firstDownByPenalty',
  'made',
  'good',
])

export function outcomeWords({ label }: Pick<ShownOutcome, 'label'>): string {
  return words[label] ?? label
}

export function hasWorked({ label }: Pick<ShownOutcome, 'label'>): boolean {
  return successes.has(label)
}

/** Where an outcome leaves the game: "Texans at their own 36", "Colts lead by 3". */
export function afterwards({ next }: ShownOutcome): string {
  if (!next) return 'the end'
  const lead = next.offenseScore - next.defenseScore
  if (next.phase === 'scrimmage' && next.yardsToGoal !== null)
    return `${teamName(next.offense)} at ${takeOverSpot(next, Math.round(next.yardsToGoal))}`
  if (lead === 0) return 'tied'
  return `${teamName(lead > 0 ? next.offense : next.defense)} lead by ${Math.abs(lead)}`
}

/** A team's own half is its own: "their own 7". */
function takeOverSpot(next: NonNullable<ShownOutcome['next']>, yardsToGoal: number): string {
  return yardsToGoal > 50 ? `their own ${100 - yardsToGoal}` : spotWords(next, yardsToGoal)
}

/** The one colour of each choice, as a name of the theme's. */
export const choiceColours: Readonly<Record<Choice, 'go' | 'kick' | 'punt'>> = {
  goForIt: 'go',
  twoPoint: 'go',
  fieldGoal: 'kick',
  kick: 'kick',
  punt: 'punt',
  kneel: 'punt',
}
