import type { Decision, Strength } from '../decide/decision.js'
import type { Choice } from '../outcomes/choice.js'
import { choiceWords, strengthWords } from './choiceWords.js'

/**
 * The decision in one sentence: "Go for it: 13 points of win probability better, overwhelming; 98 of 100 refits agree."
 *
 * @param edge in [0, 1]; null where there is no other choice
 * @param confidence null where no refits were asked
 */
export function verdict(
  recommendation: Choice,
  edge: number | null,
  strength: Strength,
  confidence: Decision['confidence'] = null,
): string {
  const words = choiceWords[recommendation]
  if (edge === null) return `${words}: there is no other choice.`
  return `${words}: ${pointsText(edge)} of win probability better, ${strengthWords[strength]}${agreementText(confidence)}.`
}

function agreementText(confidence: Decision['confidence']): string {
  if (!confidence) return ''
  const { agreement, members, verdict: sure } = confidence
  const agree = `${Math.round(agreement * members)} of ${members} refits agree`
  return sure === 'tooClose' ? `; too close to call, only ${agree}` : `; ${agree}`
}

/** An edge in points: whole from ten on, tenths below. */
export function pointsText(edge: number): string {
  const points = edge * 100
  const text = points >= 9.95 ? String(Math.round(points)) : points.toFixed(1).replace(/\.0$/, '')
  return `${text} ${text === '1' ? 'point' : 'points'}`
}
