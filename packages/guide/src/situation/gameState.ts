import * as z from 'zod/mini'
import { overtimeSchema } from './situationSchema.js'
import { teams } from './teams.js'

/**
 * What holds at any moment of a game, from the view of the team that has (or gets) the ball: in phase
 * `kickoff` and `freeKick` that is the receiving team, in `try` the team that has just scored.
 * `down`, `yardsToGo` and `yardsToGoal` are null outside of `scrimmage`; `clock` is time left in the quarter.
 */
export const gameStateSchema = z.strictObject({
  phase: z.enum(['scrimmage', 'try', 'kickoff', 'freeKick', 'final']),
  quarter: z.int().check(z.gte(1)),
  clock: z.string(),
  offense: z.enum(teams),
  defense: z.enum(teams),
  offenseScore: z.int(),
  defenseScore: z.int(),
  down: z.nullable(z.int()),
  yardsToGo: z.nullable(z.number()),
  yardsToGoal: z.nullable(z.number()),
  offenseTimeouts: z.int(),
  defenseTimeouts: z.int(),
  /** Who receives the second-half kickoff; null once it does not matter. */
  secondHalfKickoff: z.nullable(z.enum(['offense', 'defense'])),
  overtime: z.nullable(overtimeSchema),
})

/** A game state as a decision shows it. */
export type ShownGameState = z.output<typeof gameStateSchema>

/**
 * A game state as the rules work on it: the clock is a number of seconds left in the quarter. It is the time at the
 * snap, unless `clockRuns`: then the last play has just ended in bounds, and the clock runs until the next snap.
 */
export type GameState = Readonly<
  Omit<ShownGameState, 'clock'> & { secondsLeft: number; clockRuns?: boolean | undefined }
>
