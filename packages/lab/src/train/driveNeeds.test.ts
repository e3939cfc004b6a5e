import { endless } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { type DriveSnap, driveNeed } from './driveNeeds.js'

const snap: DriveSnap = {
  ...{ season: 2018, isPostseason: false, quarter: 2, drive: 5, lead: 0, secondsLeft: 1000 },
}

describe('what an offense plays for', () => {
  it.each<[string, Partial<DriveSnap>, string | undefined]>([
    ['in a close first half', {}, 'points'],
    ['in a game that is decided', { lead: 24 }, undefined],
    ['with a late lead, which the clock protects', { quarter: 4, secondsLeft: 200, lead: 4 }, undefined],
    ['tied with time for another drive', { quarter: 4, secondsLeft: 200 }, undefined],
    ['tied at the end', { quarter: 4, secondsLeft: 90 }, 'fieldGoalWins'],
    ['three behind at the end', { quarter: 4, secondsLeft: 90, lead: -3 }, 'fieldGoalOrLose'],
    ['seven behind at the end', { quarter: 4, secondsLeft: 90, lead: -7 }, 'touchdownOrLose'],
    ['two scores behind at the end', { quarter: 4, secondsLeft: 90, lead: -9 }, undefined],
    ['first in a modified overtime', { quarter: 5, drive: 1, secondsLeft: 600 }, 'points'],
    ['first in sudden death', { quarter: 5, season: 2008, drive: 1, secondsLeft: 900 }, 'fieldGoalWins'],
    ['second in an even overtime', { quarter: 5, drive: 2, secondsLeft: 400 }, 'fieldGoalWins'],
    ['answering a field goal', { quarter: 5, drive: 2, lead: -3, secondsLeft: 400 }, 'fieldGoalOrLose'],
  ])('%s', (_, change, need) => {
    expect(driveNeed({ ...snap, ...change })?.need).toBe(need)
  })

  it('has no end of time in the postseason, where the ball stays in place', () => {
    const overtime = { ...snap, quarter: 5, drive: 3, secondsLeft: 40 }
    expect(driveNeed({ ...overtime, isPostseason: true })?.secondsLeft).toBe(endless)
    expect(driveNeed(overtime)?.secondsLeft).toBe(40)
  })
})
