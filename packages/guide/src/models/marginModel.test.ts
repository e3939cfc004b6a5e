import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type MarginModel,
  marginLogit,
  marginParameters,
  timeScaledLead,
  timeWeightedLine,
} from './marginModel.js'
import { winProbabilityInputs } from './snaps.fixture.js'

const model: MarginModel = {
  ...{ lineWeight: 0.9, lineDecay: 0.8, gameVariance: 50, endVariance: 0.5, kickoff: 0.7, ball: 1 },
  ...{ fieldPosition: 2, secondDown: -0.5, thirdDown: -1, fourthDown: -2 },
  ...{ distance: -0.3, lateDistance: -0.2, redZone: 0.4, leadAtEnd: 0.5, leadFadesOver: 0.02 },
}
const row = {
  ...{ down: 1, yardsToGo: 10, yardsToGoal: 50, secondsLeftInGame: 900, secondsLeftInHalf: 900 },
  ...{ scoreDifferential: 0, offenseTimeouts: 3, defenseTimeouts: 3, receivesSecondHalfKickoff: 0 },
  possessionTeamLine: 0,
}

describe('the line', () => {
  it('is whole at the kickoff and gone at the end', () => {
    const line = (secondsLeftInGame: number) =>
      timeWeightedLine({ ...row, possessionTeamLine: 7, secondsLeftInGame }, model)
    expect(line(3600)).toBe(7)
    expect(line(900)).toBeCloseTo(7 * 0.25 ** 0.8, 12)
    expect(line(0)).toBe(0)
    expect(line(-5)).toBe(0)
  })
})

describe('the lead', () => {
  it('weighs more the less time is left, and stays finite at the last second', () => {
    const lead = (secondsLeftInGame: number) =>
      timeScaledLead({ ...row, scoreDifferential: 7, secondsLeftInGame })
    expect(lead(3600)).toBeCloseTo(7 / Math.sqrt(1.02), 12)
    expect(lead(900)).toBeGreaterThan(lead(3600))
    expect(lead(0)).toBeCloseTo(7 / Math.sqrt(0.02), 12)
  })
})

describe('the margin', () => {
  it('is what the formula says, point by point', () => {
    // 3 down with a quarter left: −3, .9 of what is left of 6 points of line, third and 4 at the opponent's 10
    const its = {
      ...row,
      scoreDifferential: -3,
      possessionTeamLine: 6,
      down: 3,
      yardsToGo: 4,
      yardsToGoal: 10,
    }
    const behind = -3 - 0.5 * Math.exp(-0.25 / 0.02)
    const lead = behind + 0.9 * 6 * 0.25 ** 0.8 + 1 + 2 * 0.8 - 1 - 0.5 * Math.log(4) + 0.4 * 0.5
    expect(marginLogit(its, model)).toBeCloseTo(lead / Math.sqrt(50 / 4 + 0.5), 12)
  })

  it('counts the kickoff of the second half in the first half only', () => {
    const worth = (secondsLeftInGame: number, receivesSecondHalfKickoff: number) =>
      marginLogit({ ...row, secondsLeftInGame, receivesSecondHalfKickoff }, model)
    expect(worth(2700, 1) - worth(2700, 0)).toBeCloseTo(1.4 / Math.sqrt(50 * 0.75 + 0.5), 12)
    expect(worth(1800, 1)).toBe(worth(1800, 0))
  })

  it('counts being ahead at all, most at the last second', () => {
    const worth = (scoreDifferential: number) =>
      marginLogit({ ...row, secondsLeftInGame: 0, scoreDifferential }, model) * Math.sqrt(0.5)
    expect(worth(1) - worth(0)).toBeCloseTo(1.5, 12)
    expect(worth(8) - worth(7)).toBeCloseTo(1, 12)
    expect(worth(0) - worth(-1)).toBeCloseTo(1.5, 12)
  })

  it('takes inches for a quarter of a yard', () => {
    expect(marginLogit({ ...row, yardsToGo: 0.01 }, model)).toBe(
      marginLogit({ ...row, yardsToGo: 0.25 }, model),
    )
  })

  it('is finite on every snap and rises with the score', () => {
    fc.assert(
      fc.property(winProbabilityInputs, (snap) => {
        const here = marginLogit(snap, model)
        expect(here).toSatisfy(Number.isFinite)
        expect(
          marginLogit({ ...snap, scoreDifferential: snap.scoreDifferential + 1 }, model),
        ).toBeGreaterThan(here)
      }),
    )
  })

  it('has each parameter once, in the order of its fit', () => {
    expect([...marginParameters].sort()).toEqual(Object.keys(model).sort())
  })
})
