import type { Decision, ShownGameState } from '@fourthright/guide'

const before = {
  phase: 'scrimmage',
  quarter: 4,
  offenseTimeouts: 3,
  defenseTimeouts: 3,
  secondHalfKickoff: null,
  overtime: null,
} as const

function colts(next: Partial<ShownGameState>): ShownGameState {
  return {
    ...before,
    clock: '3:15',
    offense: 'IND',
    defense: 'HOU',
    offenseScore: 20,
    defenseScore: 20,
    down: 1,
    yardsToGo: 10,
    yardsToGoal: 33,
    ...next,
  }
}

function texans(next: Partial<ShownGameState>): ShownGameState {
  return { ...colts({}), offense: 'HOU', defense: 'IND', yardsToGoal: 64, ...next }
}

/** An answer to the famous play, written by hand from the published figures: 81 / 75 / 69 and 42 / 71 / 56. */
export const famousDecision: Decision = {
  recommendation: 'goForIt',
  edge: 0.13,
  strength: 'overwhelming',
  verdict: 'Go for it: 13 points of win probability better, overwhelming.',
  choices: [
    {
      choice: 'goForIt',
      winProbability: 0.69,
      successProbability: 0.81,
      winProbabilityIfSuccess: 0.75,
      winProbabilityIfFailure: 0.435,
      outcomes: [
        { label: 'firstDown', probability: 0.79, winProbability: 0.7452, next: colts({}) },
        {
          label: 'touchdown',
          probability: 0.02,
          winProbability: 0.94,
          next: texans({
            phase: 'kickoff',
            down: null,
            yardsToGo: null,
            yardsToGoal: null,
            defenseScore: 27,
          }),
        },
        { label: 'stopped', probability: 0.1895, winProbability: 0.435, next: texans({}) },
        { label: 'turnoverReturnTouchdown', probability: 0.0005, winProbability: 0.08, next: null },
      ],
    },
    {
      choice: 'fieldGoal',
      winProbability: 0.56,
      successProbability: 0.42,
      winProbabilityIfSuccess: 0.71,
      winProbabilityIfFailure: 0.451,
      outcomes: [
        { label: 'made', probability: 0.42, winProbability: 0.71, next: null },
        { label: 'missed', probability: 0.58, winProbability: 0.451, next: texans({ yardsToGoal: 56 }) },
      ],
    },
    {
      choice: 'punt',
      winProbability: 0.482,
      successProbability: null,
      winProbabilityIfSuccess: null,
      winProbabilityIfFailure: null,
      outcomes: [
        { label: 'returned', probability: 0.9, winProbability: 0.49, next: texans({ yardsToGoal: 88.25 }) },
        { label: 'touchback', probability: 0.1, winProbability: 0.41, next: texans({ yardsToGoal: 80 }) },
      ],
    },
  ],
  conversion: {
    blended: 0.8,
    run: 0.84,
    pass: 0.7,
    probabilityOfPass: 0.3,
    distribution: [0.2, ...Array.from({ length: 16 }, () => 0.05)],
  },
  breakEven: { conversion: 0.39, make: null },
  thresholdYardsToGo: 4,
  confidence: null,
  explanation: null,
  teams: null,
  flips: null,
  sensitivity: null,
  overrides: {},
  bundle: { id: '0123456789abcdef', trainedOn: 'conversion 2016–2019' },
  assumptions: [
    'A pass or a run is called as often as teams do in such a situation, since nobody said which of the two is coming.',
  ],
}
