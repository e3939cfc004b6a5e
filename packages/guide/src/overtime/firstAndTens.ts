import type { DriveEnds } from '../models/footballModels.js'
import type { GameState } from '../situation/gameState.js'
import { stateWith } from '../situation/stateWith.js'
import { driveInput } from './driveInput.js'
import type { OvertimeStakes } from './programme.js'
import { offenseOf } from './sides.js'
import { keptSpots } from './timeline.js'

/** The drives of first and tens, as the drive model says; each asked about once. */
export class FirstAndTens {
  private readonly known = new Map<string, readonly DriveEnds[]>()

  constructor(private readonly stakes: Pick<OvertimeStakes, 'drives' | 'rules' | 'line'>) {}

  /** From every kept spot, with so much time left; alike under all scores with the same need. */
  from(sketch: GameState, secondsLeft: number): readonly DriveEnds[] {
    const { drives, rules, line } = this.stakes
    const offense = offenseOf(sketch)
    const row = driveInput(stateWith(sketch, { secondsLeft }), offense === 'favoured' ? line : -line, rules)
    const key = `${offense} ${row.need} ${secondsLeft}`
    const ends =
      this.known.get(key) ??
      drives.predict(
        keptSpots.map((spot) => ({ ...row, down: 1, yardsToGo: Math.min(10, spot), yardsToGoal: spot })),
      )
    this.known.set(key, ends)
    return ends
  }
}
