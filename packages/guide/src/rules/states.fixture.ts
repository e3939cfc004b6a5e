import fc from 'fast-check'
import type { GameState } from '../situation/gameState.js'
import { type Rules, rulebook } from './rulebook.js'

/** Fourth and two at the opponent's 40, 5:00 left in the second quarter. */
export const fourthAndTwo: GameState = {
  ...{ phase: 'scrimmage', quarter: 2, secondsLeft: 300, offense: 'IND', defense: 'HOU' },
  ...{ offenseScore: 7, defenseScore: 10, down: 4, yardsToGo: 2, yardsToGoal: 40 },
  ...{ offenseTimeouts: 2, defenseTimeouts: 1, secondHalfKickoff: 'offense', overtime: null },
}

/** Any fourth down in regulation. */
export const fourthDowns: fc.Arbitrary<GameState> = fc
  .record({
    quarter: fc.integer({ min: 1, max: 4 }),
    secondsLeft: fc.integer({ min: 0, max: 900 }),
    offenseScore: fc.integer({ min: 0, max: 50 }),
    defenseScore: fc.integer({ min: 0, max: 50 }),
    yardsToGoal: fc.integer({ min: 1, max: 99 }),
    yardsToGo: fc.integer({ min: 1, max: 99 }),
    offenseTimeouts: fc.integer({ min: 0, max: 3 }),
    defenseTimeouts: fc.integer({ min: 0, max: 3 }),
    receives: fc.constantFrom('offense' as const, 'defense' as const),
  })
  .map(({ receives, ...state }) => ({
    ...fourthAndTwo,
    ...state,
    yardsToGo: Math.min(state.yardsToGo, state.yardsToGoal),
    secondHalfKickoff: state.quarter <= 2 ? receives : null,
  }))

/** The moment of a kickoff or of the free kick after a safety, from the receivers' view. */
export const kicks: fc.Arbitrary<GameState> = fc
  .tuple(
    fourthDowns.filter(({ secondsLeft }) => secondsLeft > 0),
    fc.constantFrom('kickoff' as const, 'freeKick' as const),
  )
  .map(([state, phase]) => ({ ...state, phase, down: null, yardsToGo: null, yardsToGoal: null }))

/** The rules of any season, regular season or postseason. */
export const rulebooks: fc.Arbitrary<Rules> = fc
  .tuple(fc.integer({ min: 1999, max: 2027 }), fc.constantFrom('REG' as const, 'POST' as const))
  .map(([season, seasonType]) => rulebook(season, seasonType))
