import type { SituationInput } from './situationSchema.js'

/**
 * The play that runs through every example: Colts at home against Texans, 20 December 2020: 4th and inches at the Texans' 36, 3:21 left, tied.
 * The published guide said: convert 81 %, win 69 % going for it, 56 % kicking.
 */
export const famousPlay = {
  phase: 'scrimmage',
  season: 2020,
  seasonType: 'REG',
  week: 15,
  offense: 'IND',
  defense: 'HOU',
  home: 'IND',
  quarter: 4,
  clock: '3:21',
  offenseScore: 20,
  defenseScore: 20,
  down: 4,
  yardsToGo: 0.25,
  distanceMeasure: 'exact',
  yardsToGoal: 36,
  offenseTimeouts: 3,
  defenseTimeouts: 3,
  secondHalfKickoff: 'defense',
  possessionTeamLine: 7.5,
  totalLine: 52.5,
  venue: { roof: 'closed', surface: 'turf', temperatureF: null, windMph: null, altitudeFt: null },
  quarterback: 'P.Rivers',
  kicker: 'R.Blankenship',
  form: null,
  clockRunning: null,
  playClock: null,
  overtime: null,
} as const satisfies SituationInput
