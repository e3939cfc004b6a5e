import { type GameState, rulebook } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { afterPlay } from './afterPlay.js'
import type { PlayedDown } from './playedDown.js'

const rules = rulebook(2019, 'REG')

/** IND's 4th and 3 at HOU's 40, 20–17 behind, eight minutes left in the third quarter. */
const before: GameState = {
  phase: 'scrimmage',
  quarter: 3,
  secondsLeft: 480,
  offense: 'IND',
  defense: 'HOU',
  offenseScore: 17,
  defenseScore: 20,
  down: 4,
  yardsToGo: 3,
  yardsToGoal: 40,
  offenseTimeouts: 3,
  defenseTimeouts: 2,
  secondHalfKickoff: null,
  overtime: null,
}

const nothing: PlayedDown = {
  call: 'run',
  yardsGained: 0,
  airYards: null,
  kickDistance: null,
  returnYards: 0,
  touchback: false,
  interception: false,
  fumbleLost: false,
  touchdownBy: null,
  safety: false,
  fieldGoalResult: null,
  isBlocked: false,
  firstDownByPenalty: false,
  looseBallAt: null,
  walkedOff: null,
  endsPeriod: false,
}

const after = (facts: Partial<PlayedDown>, from: Partial<GameState> = {}) =>
  afterPlay({ ...before, ...from }, { ...nothing, ...facts }, rules)
const at = (offense: string, yardsToGoal: number, down = 1) => ({
  offense,
  yardsToGoal,
  down,
  phase: 'scrimmage',
})

describe('what holds after a recorded play', () => {
  it.each<[string, Partial<PlayedDown>, string, object]>([
    ['a gain of the distance', { yardsGained: 3 }, 'firstDown', at('IND', 37)],
    ['a yard short', { yardsGained: 2 }, 'stopped', at('HOU', 62)],
    [
      'a touchdown',
      { yardsGained: 40, touchdownBy: 'offense' },
      'touchdown',
      { phase: 'try', offense: 'IND', offenseScore: 23 },
    ],
    [
      'an interception run back',
      { call: 'pass', interception: true, airYards: 20, returnYards: 5 },
      'interception',
      at('HOU', 75),
    ],
    [
      'an interception in the end zone',
      { call: 'pass', interception: true, airYards: 44, touchback: true },
      'interception',
      at('HOU', 80),
    ],
    ['a fumble lost', { fumbleLost: true, looseBallAt: 45 }, 'fumbleLost', at('HOU', 55)],
    ['a fumble kept short of the line', { yardsGained: 9, looseBallAt: 41 }, 'stopped', at('HOU', 59)],
    [
      'a return touchdown',
      { fumbleLost: true, touchdownBy: 'defense' },
      'returnTouchdown',
      { phase: 'try', offense: 'HOU', offenseScore: 26 },
    ],
    [
      'a field goal',
      { call: 'fieldGoal', fieldGoalResult: 'made', kickDistance: 58 },
      'made',
      { phase: 'kickoff', offense: 'HOU', defenseScore: 20 },
    ],
    [
      'a miss from seven yards behind',
      { call: 'fieldGoal', fieldGoalResult: 'missed', kickDistance: 57 },
      'missed',
      at('HOU', 53),
    ],
    [
      'a kick blocked and fallen on',
      { call: 'fieldGoal', fieldGoalResult: 'blocked', kickDistance: 58, looseBallAt: 30 },
      'fieldGoalBlocked',
      at('HOU', 70),
    ],
    ['a punt run back', { call: 'punt', kickDistance: 30, returnYards: 4 }, 'puntReturned', at('HOU', 86)],
    [
      'a punt into the end zone',
      { call: 'punt', kickDistance: 40, touchback: true },
      'puntTouchback',
      at('HOU', 80),
    ],
    [
      'a muff that the kickers recover',
      { call: 'punt', kickDistance: 30, fumbleLost: true, looseBallAt: 12 },
      'puntLost',
      at('IND', 12),
    ],
    ['a blocked punt', { call: 'punt', isBlocked: true, looseBallAt: 52 }, 'puntBlocked', at('HOU', 48)],
    [
      'a punter tackled in his end zone',
      { call: 'punt', isBlocked: true, safety: true },
      'safety',
      { phase: 'freeKick', offense: 'HOU', offenseScore: 22 },
    ],
    [
      'a returner tackled in his',
      { call: 'punt', kickDistance: 38, safety: true },
      'safety',
      { phase: 'freeKick', offense: 'IND', offenseScore: 19 },
    ],
    [
      'a foul after the gain',
      { yardsGained: 5, walkedOff: { from: null, yards: 15 } },
      'firstDown',
      at('IND', 50),
    ],
    ['a foul after the stop', { walkedOff: { from: null, yards: -15 } }, 'stopped', at('HOU', 75)],
    [
      'holding on the return',
      { call: 'punt', kickDistance: 30, returnYards: 9, walkedOff: { from: 12, yards: -6 } },
      'puntReturned',
      at('HOU', 94),
    ],
    [
      'a first down by penalty',
      { firstDownByPenalty: true, walkedOff: { from: 40, yards: -5 } },
      'stopped',
      at('IND', 35),
    ],
    [
      'a false start',
      { call: 'noPlay', walkedOff: { from: 40, yards: 5 } },
      'noPlay',
      { ...at('IND', 45, 4), yardsToGo: 8 },
    ],
    [
      'an offside that gives the distance',
      { call: 'noPlay', walkedOff: { from: 40, yards: -5 } },
      'noPlay',
      at('IND', 35),
    ],
  ])('%s', (_, facts, outcome, next) => {
    const replayed = after(facts)
    expect(replayed.outcome).toBe(outcome)
    expect(replayed.next).toMatchObject(next)
  })

  it('ends the half and the game where the play ended the clock', () => {
    const fieldGoal = { call: 'fieldGoal', fieldGoalResult: 'made', endsPeriod: true } as const
    expect(after(fieldGoal, { quarter: 2, secondHalfKickoff: 'offense' }).next).toMatchObject({
      phase: 'kickoff',
      quarter: 3,
      offense: 'IND',
      offenseScore: 20,
    })
    expect(after(fieldGoal, { quarter: 4, offenseScore: 20 }).next).toMatchObject({ phase: 'final' })
  })
})
