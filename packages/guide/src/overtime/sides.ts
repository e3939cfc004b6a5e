import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import { favoured } from './sketch.js'

/** Which team has the ball. */
export type OffenseIs = 'favoured' | 'other'

/** One thing of each of the two teams. */
export type OfEither<Value> = Readonly<Record<OffenseIs, Value>>

export const bothSides = ['favoured', 'other'] as const satisfies readonly OffenseIs[]

export function offenseOf(sketch: GameState): OffenseIs {
  return sketch.offense === favoured ? 'favoured' : 'other'
}

/** The same from the other team's view: whoever had the ball, the other one has it, and has what it had. */
export function sidesSwapped(sketch: GameState): GameState {
  return stateWith(sketch, { offense: sketch.defense, defense: sketch.offense })
}

/** Makes one thing for each team. */
export function ofEither<Value>(make: (offense: OffenseIs) => Value): OfEither<Value> {
  return { favoured: make('favoured'), other: make('other') }
}
