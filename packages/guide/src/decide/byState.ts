import type { GameState } from '../situation/gameState.js'

/** Something for each state; states that hold the same are one. The defense is known by the offense. */
export class ByState<Value> {
  private readonly shelves = new Map<number, { readonly state: GameState; readonly value: Value }[]>()

  get(state: GameState): Value | undefined {
    return this.shelves.get(shelfOf(state))?.find((kept) => holdSame(kept.state, state))?.value
  }

  /** Keeps the value of a state that has none yet. */
  keep(state: GameState, value: Value): void {
    const place = shelfOf(state)
    const shelf = this.shelves.get(place)
    if (shelf) shelf.push({ state, value })
    else this.shelves.set(place, [{ state, value }])
  }
}

/** The same for states that hold the same, and seldom for others: from the fields in which those of a decision differ. */
function shelfOf({
  secondsLeft,
  yardsToGoal,
  yardsToGo,
  offenseScore,
  defenseScore,
  down,
}: GameState): number {
  // an integer of 31 bits; yards and seconds count in sixteenths
  let shelf = Math.imul(secondsLeft * 16, 31)
  shelf = Math.imul(shelf + (yardsToGoal ?? 0) * 16, 31)
  shelf = Math.imul(shelf + (yardsToGo ?? 0) * 16, 31)
  shelf = Math.imul(shelf + offenseScore, 31)
  shelf = Math.imul(shelf + defenseScore, 31)
  return (shelf + (down ?? 0)) >>> 1
}

function holdSame(one: GameState, other: GameState): boolean {
  return (
    one.phase === other.phase &&
    one.offense === other.offense &&
    one.quarter === other.quarter &&
    one.secondsLeft === other.secondsLeft &&
    one.offenseScore === other.offenseScore &&
    one.defenseScore === other.defenseScore &&
    one.down === other.down &&
    one.yardsToGo === other.yardsToGo &&
    one.yardsToGoal === other.yardsToGoal &&
    one.offenseTimeouts === other.offenseTimeouts &&
    one.defenseTimeouts === other.defenseTimeouts &&
    one.secondHalfKickoff === other.secondHalfKickoff &&
    (one.clockRuns ?? false) === (other.clockRuns ?? false) &&
    sameOvertime(one.overtime, other.overtime)
  )
}

function sameOvertime(one: GameState['overtime'], other: GameState['overtime']): boolean {
  if (one === null || other === null) return one === other
  return (
    one.period === other.period &&
    one.possessionsBefore.offense === other.possessionsBefore.offense &&
    one.possessionsBefore.defense === other.possessionsBefore.defense
  )
}
