import { readSituation } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { type SnapRow, situationBefore } from './situations.js'

const famousRow: SnapRow = {
  season: 2020,
  seasonType: 'REG',
  week: 15,
  offense: 'IND',
  defense: 'HOU',
  homeTeam: 'IND',
  neutralSite: false,
  quarter: 4,
  secondsLeftInQuarter: 201,
  offenseScore: 20,
  defenseScore: 20,
  down: 4,
  yardsToGo: 1,
  yardsToGoal: 36,
  offenseTimeouts: 3,
  defenseTimeouts: 3,
  receivesSecondHalfKickoff: 0,
  possessionTeamLine: 7.5,
  totalLine: 52.5,
  roof: 'closed',
  surface: 'fieldturf',
  temperatureF: Number.NaN,
  windMph: Number.NaN,
  altitudeFt: 720,
  quarterback: 'P.Rivers',
  offenseOvertimePossessions: 0,
  defenseOvertimePossessions: 0,
}

describe('the situation before a snap of play-by-play', () => {
  it('is one that the guide understands', () => {
    expect(readSituation(situationBefore(famousRow))).toMatchObject({
      offense: 'IND',
      clock: '3:21',
      distanceMeasure: 'wholeYards',
      home: 'IND',
      venue: { roof: 'closed', surface: 'fieldturf', temperatureF: null },
    })
  })

  it("is at nobody's home on a neutral field", () => {
    expect(situationBefore({ ...famousRow, neutralSite: true }).home).toBeNull()
  })

  it('needs no more yards than the goal line is away', () => {
    expect(situationBefore({ ...famousRow, yardsToGo: 10, yardsToGoal: 8 }).yardsToGo).toBe(8)
  })

  it('says who receives the second half only in the first', () => {
    expect(situationBefore(famousRow).secondHalfKickoff).toBeNull()
    expect(situationBefore({ ...famousRow, quarter: 2 }).secondHalfKickoff).toBe('defense')
    expect(
      situationBefore({ ...famousRow, quarter: 1, receivesSecondHalfKickoff: 1 }).secondHalfKickoff,
    ).toBe('offense')
  })

  it('has two timeouts at most and the possessions so far in a regular-season overtime', () => {
    const overtime = situationBefore({ ...famousRow, quarter: 5, defenseOvertimePossessions: 1 })
    expect(overtime.offenseTimeouts).toBe(2)
    expect(overtime.overtime).toEqual({ period: 1, possessionsBefore: { offense: 0, defense: 1 } })
    expect(situationBefore({ ...famousRow, quarter: 5, seasonType: 'POST' }).offenseTimeouts).toBe(3)
  })
})
