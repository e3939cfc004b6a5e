import { maybeTeam, type Team } from '@fourthright/guide'
import type { WalkedOff } from './playedDown.js'

/** Words of a play in which the ball is no longer where yards gained, kick and return put it. */
const looseBall = /MUFFS|FUMBLES|BLOCKED|Lateral|Aborted/

/** "to SEA 35", "at 50", "ob at MIA -3": a place as play-by-play writes it. */
const place = /\b(?:at|to)\s+(?:([A-Z]{2,3})\s)?(-?\d{1,2})\b/g

const penalty =
  /PENALTY on ([A-Z]{2,3})\b(?:(?!PENALTY on|declined|offsetting).)*?(\d+) yards?, enforced (?:between downs|at (?:([A-Z]{2,3}) )?(-?\d{1,2}))/gi

/**
 * Where a loose ball came to rest, by the play's own words; null where it was never loose.
 *
 * @param description as in play-by-play, penalties and reviews included
 * @returns yards to the goal line that `offense` attacks
 */
export function looseBallAt(description: string, offense: Team): number | null {
  const told = lastRuling(description)
  if (!looseBall.test(told)) return null
  const last = [...told.replace(/\bpenalty on .*/is, '').matchAll(place)].at(-1)
  return last ? fromGoal(last[1], Number(last[2]), offense) : null
}

/** The last penalty that was walked off, by the play's own words; null where there was none. */
export function walkedOff(description: string, offense: Team): WalkedOff | null {
  const last = [...lastRuling(description).matchAll(penalty)].at(-1)
  if (!last) return null
  const [, penalised = '', yards, team, yard] = last
  return {
    from: yard === undefined ? null : fromGoal(team, Number(yard), offense),
    yards: Number(yards) * (maybeTeam(penalised) === offense ? 1 : -1),
  }
}

/** After a reversal the words begin anew. */
function lastRuling(description: string): string {
  return description.split(/REVERSED\.?/).at(-1) ?? description
}

/** Midfield is written without a team. */
function fromGoal(team: string | undefined, yard: number, offense: Team): number {
  if (team === undefined) return 50
  return maybeTeam(team) === offense ? 100 - yard : yard
}
