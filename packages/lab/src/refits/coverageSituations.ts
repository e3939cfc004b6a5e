import type { SituationInput } from '@fourthright/guide'

const teams = { season: 2018, week: 10, offense: 'IND', defense: 'HOU', home: 'IND' } as const
const even = { possessionTeamLine: 0, totalLine: 45, offenseTimeouts: 3, defenseTimeouts: 3 } as const

/** Where and how far: from the own 30 to the goal line. */
const places = [
  { yardsToGo: 1, yardsToGoal: 70 },
  { yardsToGo: 4, yardsToGoal: 55 },
  { yardsToGo: 2, yardsToGoal: 45 },
  { yardsToGo: 8, yardsToGoal: 38 },
  { yardsToGo: 1, yardsToGoal: 33 },
  { yardsToGo: 5, yardsToGoal: 25 },
  { yardsToGo: 2, yardsToGoal: 10 },
  { yardsToGo: 1, yardsToGoal: 1 },
] as const

/** When, and who leads: a level game early and late, four points behind and three ahead. */
const moments = [
  { quarter: 1, clock: '8:00', offenseScore: 0, defenseScore: 0 },
  { quarter: 2, clock: '4:00', offenseScore: 7, defenseScore: 10 },
  { quarter: 3, clock: '7:30', offenseScore: 14, defenseScore: 14 },
  { quarter: 3, clock: '2:00', offenseScore: 20, defenseScore: 10 },
  { quarter: 4, clock: '9:00', offenseScore: 17, defenseScore: 21 },
  { quarter: 4, clock: '5:00', offenseScore: 23, defenseScore: 20 },
] as const

/** Fourth downs on which the coverage of edges' intervals is checked: every place at every moment, 48 in all. */
export const coverageSituations: readonly SituationInput[] = moments.flatMap((moment) =>
  places.map((place) => ({
    ...teams,
    ...even,
    ...moment,
    ...place,
    down: 4,
    distanceMeasure: 'wholeYards' as const,
    ...(moment.quarter <= 2 && { secondHalfKickoff: 'defense' as const }),
  })),
)
