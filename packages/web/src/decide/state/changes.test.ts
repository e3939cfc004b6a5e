import { famousPlay, readSituation, type SituationInput } from '@fourthright/guide'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { legalSituations } from '../../../../guide/src/situation/situations.fixture.js'
import { ball, field, lineToGain, otherBall, phase, team, typedDistance } from './changes.js'

const yards = fc.double({ min: -20, max: 130, noNaN: true })

describe('the ball', () => {
  it('carries the line to gain along', () => {
    expect(ball(60, 4)({ ...famousPlay, yardsToGo: 4, distanceMeasure: 'wholeYards' })).toMatchObject({
      yardsToGoal: 60,
      yardsToGo: 4,
      distanceMeasure: 'wholeYards',
    })
  })

  it('has no first down beyond the goal line: 4th and 8 at the 5 is 4th and goal', () => {
    expect(ball(5, 8)(famousPlay)).toMatchObject({ yardsToGoal: 5, yardsToGo: 5 })
  })

  it('lies, wherever it is put, where football allows a play', () => {
    fc.assert(
      fc.property(legalSituations, yards, yards, (before, goal, toGo) => {
        const carried = ball(goal, Number(before.yardsToGo))(before)
        expect(() => readSituation(carried)).not.toThrow()
        const there = lineToGain(toGo)(carried)
        expect(() => readSituation(there)).not.toThrow()
        expect(Number(there.yardsToGoal) * 10).toBeCloseTo(Math.round(Number(there.yardsToGoal) * 10), 6)
        expect(Number(there.yardsToGo) * 10).toBeCloseTo(Math.round(Number(there.yardsToGo) * 10), 6)
      }),
    )
  })
})

it('takes a typed whole number for the play-by-play’s figure, a tenth for what was measured', () => {
  expect(typedDistance(2)(famousPlay).distanceMeasure).toBeNull()
  expect(typedDistance(2.4)(famousPlay).distanceMeasure).toBe('exact')
})

it('gives the ball to the other team with everything that is theirs', () => {
  const before: SituationInput = { ...famousPlay, offenseScore: 23, offenseTimeouts: 1 }
  expect(otherBall(before)).toMatchObject({
    offense: 'HOU',
    defense: 'IND',
    home: 'IND',
    offenseScore: 20,
    defenseScore: 23,
    offenseTimeouts: 3,
    defenseTimeouts: 1,
    possessionTeamLine: -7.5,
    secondHalfKickoff: 'offense',
    quarterback: null,
  })
})

it('fills quarterback, kicker and line anew when another team plays', () => {
  expect(team('offense', 'GB')(famousPlay)).toMatchObject({
    offense: 'GB',
    home: 'GB',
    quarterback: null,
    kicker: null,
    possessionTeamLine: null,
  })
})

it('lets two teams change places when one is chosen on both sides', () => {
  expect(team('offense', 'HOU')(famousPlay)).toMatchObject({ offense: 'HOU', defense: 'IND', home: 'IND' })
})

it('counts the touchdown before a try, and takes it back', () => {
  const after = phase('try')(famousPlay)
  expect(after).toMatchObject({ phase: 'try', offenseScore: 26 })
  expect(() => readSituation(after)).not.toThrow()
  expect(phase('scrimmage')(after)).toMatchObject({ phase: 'scrimmage', offenseScore: 20, down: 4 })
})

it('tells a field within the venue and leaves the rest of it', () => {
  expect(field('venue.windMph', 20)(famousPlay).venue).toMatchObject({ roof: 'closed', windMph: 20 })
  expect(famousPlay.venue.windMph).toBeNull()
})
