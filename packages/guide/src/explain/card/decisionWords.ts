import type { Decision } from '../../decide/decision.js'
import type { Choice } from '../../outcomes/choice.js'
import { choiceNouns, strengthWords } from '../choiceWords.js'
import { pointsText } from '../verdict.js'

/** The call as a headline of three words at most. */
const headlines: Readonly<Record<Choice, string>> = {
  goForIt: 'Go for it.',
  fieldGoal: 'Kick it.',
  punt: 'Punt.',
  kneel: 'Kneel.',
  kick: 'Kick it.',
  twoPoint: 'Go for two.',
}

/** Do the refits of the models not agree on the call? */
function isTooClose({ confidence, choices }: Decision): boolean {
  return choices.length > 1 && confidence?.verdict === 'tooClose'
}

function isTossUp({ strength, choices }: Decision): boolean {
  return choices.length > 1 && strength === 'tossUp'
}

/** Is there no side to take: an edge of next to nothing, or one on which the refits do not agree? */
export function isNeutral(decision: Decision): boolean {
  return isTooClose(decision) || isTossUp(decision)
}

/** `Go for it.`, `A toss-up.` or `Too close to call.` */
export function headline(decision: Decision): string {
  if (isTooClose(decision)) return 'Too close to call.'
  return isTossUp(decision) ? 'A toss-up.' : headlines[decision.recommendation]
}

/** The strength as it begins a sentence, `Overwhelming`; null where it is told already, or there is no other choice. */
export function strengthText(decision: Decision): string | null {
  if (decision.choices.length < 2 || headline(decision) === 'A toss-up.') return null
  return capital(strengthWords[decision.strength])
}

/** By how much: `13 points of win probability better than the field goal`. Where no side is taken it names both sides. */
export function edgeText(decision: Decision): string {
  const next = runnerUp(decision)
  if (next === null) return 'there is no other choice'
  const points = pointsText(decision.edge)
  if (points === '0 points') {
    return `${choiceNouns[decision.recommendation]} and ${choiceNouns[next]} come to the same`
  }
  const better = `${points} of win probability better than ${choiceNouns[next]}`
  return isNeutral(decision) ? `${choiceNouns[decision.recommendation]} is ${better}` : better
}

/** How sure: `98 of 100 refits of our models agree`; null where no refits were asked. */
export function agreementText({ confidence, choices }: Decision): string | null {
  if (!confidence || choices.length < 2) return null
  const { agreement, members, verdict } = confidence
  const agree = `${Math.round(agreement * members)} of ${members} refits of our models agree`
  return verdict === 'tooClose' ? `Only ${agree}` : agree
}

/** The call, how strong, by how much and how sure: `Go for it. Overwhelming: 13 points of win probability better …` */
export function callText(decision: Decision): string {
  const strength = strengthText(decision)
  const amount = edgeText(decision)
  const agreement = agreementText(decision)
  const sentences = [
    headline(decision),
    `${strength === null ? capital(amount) : `${strength}: ${amount}`}.`,
    ...(agreement === null ? [] : [`${agreement}.`]),
  ]
  return sentences.join(' ')
}

/** The next best choice; null where there is none. */
function runnerUp({ choices, recommendation }: Decision): Choice | null {
  const others = choices.filter(({ choice }) => choice !== recommendation)
  if (others.length === 0) return null
  return others.reduce((best, one) => (one.winProbability > best.winProbability ? one : best)).choice
}

/** A probability in whole per cents. Rare is not never, and nearly certain is not certain. */
export function wholePercent(probability: number): string {
  const shown = Math.round(100 * probability)
  if (shown === 0 && probability > 0) return '<1 %'
  if (shown === 100 && probability < 1) return '>99 %'
  return `${shown} %`
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
