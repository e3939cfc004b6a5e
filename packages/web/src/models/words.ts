import type { FamousFigure } from './modelCard.js'

const models: Readonly<Record<string, string>> = {
  yardsGained: 'Yards gained',
  playCall: 'Run or pass',
  winProbability: 'Win probability',
  expectedPoints: 'Expected points',
  fieldGoal: 'Field goal',
  missedKick: 'After a missed kick',
  punt: 'Punt',
  afterFailure: 'After a failed try',
  penalties: 'Penalties',
  tries: 'Extra point, two points',
  calls: 'What teams do',
  drives: 'Drives (overtime)',
}

/** A model by what it answers. */
export function modelWords(model: string): string {
  return models[model] ?? model
}

const features: Readonly<Record<string, string>> = {
  actualYardsToGo: 'Yards to go',
  yardsToGoal: 'Yards to the goal',
  isCalledPass: 'Run or pass',
  possessionTeamTotal: 'Points expected of the offense',
  totalLine: 'Total line',
  possessionTeamLine: 'Point spread',
  defEpa: 'Form of the defense',
  offEpa: 'Form of the offense',
  qbEpa: 'Form of the quarterback',
  qbSuccessEpa: 'Quarterback’s success rate',
  down: 'Down',
}

/** A feature in words. */
export function featureWords(feature: string): string {
  return features[feature] ?? feature
}

/** The famous play's figures, in the order of a decision. */
export const famousWords: readonly (readonly [FamousFigure, string])[] = [
  ['convert', 'Convert'],
  ['winIfConverted', 'Win if converted'],
  ['winGoing', 'Win going for it'],
  ['make', 'Make the kick'],
  ['winIfMade', 'Win if made'],
  ['winKicking', 'Win kicking'],
]
