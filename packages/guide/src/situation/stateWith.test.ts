import { describe, expect, it } from 'vitest'
import { type GameState, gameStateSchema } from './gameState.js'
import { stateWith } from './stateWith.js'

const state: GameState = {
  phase: 'scrimmage',
  quarter: 4,
  secondsLeft: 201,
  offense: 'IND',
  defense: 'HOU',
  offenseScore: 20,
  defenseScore: 17,
  down: 4,
  yardsToGo: 1,
  yardsToGoal: 36,
  offenseTimeouts: 3,
  defenseTimeouts: 2,
  secondHalfKickoff: 'defense',
  overtime: null,
  clockRuns: true,
}
const other: GameState = {
  phase: 'kickoff',
  quarter: 5,
  secondsLeft: 600,
  offense: 'KC',
  defense: 'NE',
  offenseScore: 0,
  defenseScore: 3,
  down: null,
  yardsToGo: null,
  yardsToGoal: null,
  offenseTimeouts: 0,
  defenseTimeouts: 1,
  secondHalfKickoff: null,
  overtime: { period: 1, possessionsBefore: { offense: 0, defense: 0 } },
  clockRuns: false,
}
const fields = Object.keys(state) as (keyof GameState)[]

describe('a state with something changed', () => {
  it('knows every field of a state', () => {
    const shown = Object.keys(gameStateSchema.def.shape).map((field) =>
      field === 'clock' ? 'secondsLeft' : field,
    )
    expect(Object.keys(stateWith(state, {}))).toEqual([...shown, 'clockRuns'].sort(inOrderOf(fields)))
  })

  it.each(fields)('takes %s, nothing included, and leaves all else', (field) => {
    const changed = stateWith(state, { [field]: other[field] })
    expect(changed).toEqual({ ...state, [field]: other[field] })
    expect(Object.keys(changed)).toEqual(fields)
  })

  it('leaves the state it is made from as it was', () => {
    const before = { ...state }
    stateWith(state, other)
    expect(state).toEqual(before)
  })
})

function inOrderOf(names: readonly string[]) {
  return (one: string, two: string) => names.indexOf(one) - names.indexOf(two)
}
