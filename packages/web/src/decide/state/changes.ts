import { type SituationField, type SituationInput, withField } from '@fourthright/guide'

type Change = (before: SituationInput) => SituationInput

/** The closest that a ball or a line to gain is put, in yards. */
export const closest = 0.1

/** What a bundle knows of a game or a team; it is asked anew when the teams or the week change. */
const knownOfGame = {
  possessionTeamLine: null,
  totalLine: null,
  venue: null,
  quarterback: null,
  kicker: null,
  punter: null,
  form: null,
} as const

/** Any one field told, nested ones by their dotted name; null: not told. */
export function field(name: SituationField, value: unknown): Change {
  return (before) => withField(before, name, value) as SituationInput
}

/** Another team on one side; the home team stays on its side. */
export function team(side: 'offense' | 'defense', name: string): Change {
  return (before) => {
    const home = before.home === before[side] ? name : before.home
    // a team that changes sides makes room for the one that it meets
    const other = side === 'offense' ? 'defense' : 'offense'
    const swapped = before[other] === name ? { [other]: before[side] } : {}
    const homeThere = before[other] === name ? (before.home ?? null) : (home ?? null)
    return { ...before, ...swapped, [side]: name, home: homeThere, ...knownOfGame }
  }
}

/** Another season, week or kind of game. */
export function game(name: 'season' | 'week' | 'seasonType', value: unknown): Change {
  return (before) => ({ ...field(name, value)(before), ...knownOfGame })
}

/** The other team has the ball: everything that belongs to a side changes sides. */
export function otherBall(before: SituationInput): SituationInput {
  const { offense, defense, offenseScore, defenseScore, offenseTimeouts, defenseTimeouts } = before
  const receives = before.secondHalfKickoff
  return {
    ...before,
    offense: defense,
    defense: offense,
    offenseScore: defenseScore,
    defenseScore: offenseScore,
    offenseTimeouts: defenseTimeouts,
    defenseTimeouts: offenseTimeouts,
    secondHalfKickoff: receives ? (receives === 'offense' ? 'defense' : 'offense') : null,
    ...knownOfGame,
    possessionTeamLine: typeof before.possessionTeamLine === 'number' ? 0 - before.possessionTeamLine : null,
    totalLine: before.totalLine ?? null,
    venue: before.venue ?? null,
    overtime: null,
  }
}

/** The ball elsewhere, the distance kept where the goal line allows it. */
export function ball(yardsToGoal: number, yardsToGo: number): Change {
  return (before) => {
    const there = tenth(Math.min(100 - closest, Math.max(closest, yardsToGoal)))
    return { ...before, yardsToGoal: there, ...measured(before, Math.min(yardsToGo, there)) }
  }
}

/** The line to gain elsewhere, as seen or measured: to a tenth of a yard. */
export function lineToGain(yardsToGo: number): Change {
  return (before) => {
    const there = tenth(Math.min(before.yardsToGoal ?? 100, Math.max(closest, yardsToGo)))
    return { ...before, yardsToGo: there, distanceMeasure: 'exact' }
  }
}

/** A distance as typed: a whole number is the play-by-play's figure, which hides the true distance. */
export function typedDistance(yardsToGo: number | null): Change {
  return (before) => ({
    ...before,
    yardsToGo,
    distanceMeasure: yardsToGo === null || Number.isInteger(yardsToGo) ? null : 'exact',
  })
}

/** After a touchdown, which the score then holds already; or back to the down before it. */
export function phase(next: 'scrimmage' | 'try'): Change {
  return (before) => {
    const now = before.phase ?? 'scrimmage'
    if (now === next) return before
    if (next === 'try') {
      const { down: _, yardsToGo: __, yardsToGoal: ___, distanceMeasure: ____, ...rest } = before
      return { ...rest, phase: 'try', offenseScore: before.offenseScore + 6 }
    }
    return {
      ...before,
      phase: 'scrimmage',
      offenseScore: Math.max(0, before.offenseScore - 6),
      down: 4,
      yardsToGo: 2,
      yardsToGoal: 2,
      distanceMeasure: 'wholeYards',
    }
  }
}

function measured(before: SituationInput, yardsToGo: number): Partial<SituationInput> {
  if (before.distanceMeasure === 'exact' || Number.isInteger(yardsToGo)) return { yardsToGo }
  return { yardsToGo, distanceMeasure: 'exact' }
}

export function tenth(yards: number): number {
  return Math.round(yards * 10) / 10
}
