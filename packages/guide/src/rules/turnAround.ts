import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'

/** The same moment from the other team's view. */
export function turnAround(state: GameState): GameState {
  const { overtime, secondHalfKickoff } = state
  return stateWith(state, {
    offense: state.defense,
    defense: state.offense,
    offenseScore: state.defenseScore,
    defenseScore: state.offenseScore,
    offenseTimeouts: state.defenseTimeouts,
    defenseTimeouts: state.offenseTimeouts,
    secondHalfKickoff: secondHalfKickoff && (secondHalfKickoff === 'offense' ? 'defense' : 'offense'),
    overtime: overtime && {
      period: overtime.period,
      possessionsBefore: {
        offense: overtime.possessionsBefore.defense,
        defense: overtime.possessionsBefore.offense,
      },
    },
  })
}

/** The offense's possession is over; counted in overtime, where the number of possessions matters. */
export function possessionEnds(state: GameState): GameState {
  if (!state.overtime) return state
  const { offense, defense } = state.overtime.possessionsBefore
  return stateWith(state, {
    overtime: { ...state.overtime, possessionsBefore: { offense: offense + 1, defense } },
  })
}
