import { famousPlay, type SituationInput } from '@fourthright/guide'

export interface Preset {
  readonly name: string
  readonly situation: SituationInput
}

const packers: SituationInput = {
  phase: 'scrimmage',
  season: 2020,
  seasonType: 'POST',
  week: 20,
  offense: 'GB',
  defense: 'TB',
  home: 'GB',
  quarter: 4,
  clock: '2:09',
  offenseScore: 23,
  defenseScore: 31,
  down: 4,
  yardsToGo: 8,
  yardsToGoal: 8,
  offenseTimeouts: 3,
  defenseTimeouts: 3,
}

/** A game between these two, late in 2020, of which only the play matters. */
const ravens: SituationInput = {
  phase: 'scrimmage',
  season: 2020,
  seasonType: 'REG',
  week: 12,
  offense: 'BAL',
  defense: 'PIT',
  home: 'PIT',
  quarter: 3,
  clock: '7:30',
  offenseScore: 14,
  defenseScore: 17,
  down: 4,
  yardsToGo: 1,
  yardsToGoal: 45,
  offenseTimeouts: 3,
  defenseTimeouts: 3,
}

const { down: _, yardsToGo: __, yardsToGoal: ___, ...afterTouchdown } = ravens

/** Known plays, and plays of a kind, each a tap away. */
export const presets: readonly Preset[] = [
  { name: 'Colts, 4th and inches', situation: famousPlay },
  { name: 'Packers–Bucs, 4th and goal', situation: packers },
  { name: '4th and 1 near midfield', situation: ravens },
  {
    name: 'Inches at the goal line',
    situation: {
      ...ravens,
      quarter: 2,
      clock: '9:12',
      yardsToGo: 0.4,
      yardsToGoal: 0.4,
      secondHalfKickoff: 'defense',
    },
  },
  {
    name: 'Kick to win',
    situation: {
      ...ravens,
      quarter: 4,
      clock: '0:04',
      offenseScore: 16,
      yardsToGo: 6,
      yardsToGoal: 31,
      offenseTimeouts: 0,
    },
  },
  {
    name: 'Backed up',
    situation: {
      ...ravens,
      quarter: 1,
      clock: '4:40',
      offenseScore: 0,
      defenseScore: 7,
      yardsToGo: 3,
      yardsToGoal: 94,
      secondHalfKickoff: 'offense',
    },
  },
  {
    name: 'Go for two, down 8?',
    situation: {
      ...afterTouchdown,
      phase: 'try',
      quarter: 4,
      clock: '6:05',
      offenseScore: 20,
      defenseScore: 28,
    },
  },
]
