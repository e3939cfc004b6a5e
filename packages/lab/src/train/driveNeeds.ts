import { type DriveNeed, endless, needOf, rulebook } from '@fourthright/guide'

/** A snap of a drive as `driveRows.sql` has it. */
export interface DriveSnap {
  readonly season: number
  readonly isPostseason: boolean
  readonly quarter: number
  /** Of this half or overtime, from 1. */
  readonly drive: number
  readonly lead: number
  readonly secondsLeft: number
}

/** Beyond this lead regulation is played with the clock, not for points. */
const closeLead = 16
/** In the last five minutes the clock decides what is played for, see below. */
const lateSeconds = 300
/** So late a drive that fails to score while behind by one score loses. */
const lastChanceSeconds = 180
/** So late a field goal wins a tied game. */
const lastDriveSeconds = 120
const oneScore = 8

/**
 * What the offense plays for on this snap, and how much time it has for it; null where neither overtime nor a close
 * regulation tells of it: a late lead, which the clock protects, or a late tie with time for another drive.
 */
export function driveNeed(snap: DriveSnap): { need: DriveNeed; secondsLeft: number } | null {
  const { quarter, lead, secondsLeft } = snap
  if (quarter > 4) return needInOvertime(snap)
  if (quarter < 4 || secondsLeft > lateSeconds) {
    return Math.abs(lead) <= closeLead ? { need: 'points', secondsLeft } : null
  }
  if (lead === 0) return secondsLeft <= lastDriveSeconds ? { need: 'fieldGoalWins', secondsLeft } : null
  if (lead > 0 || lead < -oneScore || secondsLeft > lastChanceSeconds) return null
  const { fieldGoal } = rulebook(snap.season, 'REG').points
  return { need: lead + fieldGoal >= 0 ? 'fieldGoalOrLose' : 'touchdownOrLose', secondsLeft }
}

function needInOvertime({ season, isPostseason, drive, lead, secondsLeft }: DriveSnap) {
  const rules = rulebook(season, isPostseason ? 'POST' : 'REG')
  // the team with the ball does not lead an overtime: a row that says so is wrong
  if (lead > 0) return null
  const before = drive - 1
  const need = needOf(
    {
      ...{ phase: 'scrimmage', quarter: 5, secondsLeft: endless, offense: 'ARI', defense: 'ATL' },
      ...{ offenseScore: 0, defenseScore: -lead, down: 1, yardsToGo: 10, yardsToGoal: 50 },
      ...{ offenseTimeouts: 0, defenseTimeouts: 0, secondHalfKickoff: null },
      overtime: {
        period: 1,
        possessionsBefore: { offense: Math.floor(before / 2), defense: Math.ceil(before / 2) },
      },
    },
    rules,
  )
  return { need, secondsLeft: rules.mayTie ? secondsLeft : endless }
}
