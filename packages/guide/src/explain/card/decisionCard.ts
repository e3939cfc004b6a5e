import type { Decision } from '../../decide/decision.js'
import type { SituationInput } from '../../situation/situationSchema.js'
import { choiceRows } from './choiceRows.js'
import {
  agreementText,
  callText,
  capital,
  edgeText,
  headline,
  isNeutral,
  strengthText,
} from './decisionWords.js'
import { fieldStrip } from './fieldStrip.js'
import { card, choiceInk, ink } from './ink.js'
import { downText, momentText, scoreText, teamText } from './situationWords.js'
import { element, textLine, xmlText } from './xml.js'

/** A decision as a picture, and what it says for those who do not see it. */
export interface DecisionCard {
  /** A whole SVG document of 1200 × 675 pixels, lettered in Inter where it is there; nothing is fetched. */
  readonly svg: string
  /** The same in two or three sentences, the call and its strength first. */
  readonly alt: string
}

/**
 * A decision as a picture to share: the call in three words, how much and how sure, the situation, and a bar a choice.
 *
 * @param situation what was decided on; its words are escaped
 * @param decision what `decide` answered
 * @example decisionCard(famousPlay, decide(famousPlay, bundle)).alt
 * // 'Go for it. Overwhelming: 13 points of win probability better than the field goal. IND ball, 4th & inches at …'
 */
export function decisionCard(situation: SituationInput, decision: Decision): DecisionCard {
  const alt = altText(situation, decision)
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: card.width,
    height: card.height,
    viewBox: `0 0 ${card.width} ${card.height}`,
    role: 'img',
    'font-family': "Inter, 'Inter Variable', 'Helvetica Neue', Arial, sans-serif",
    'font-weight': 400,
  }
  const parts = [
    element('title', {}, xmlText(alt)),
    element('rect', { width: card.width, height: card.height, fill: ink.paper }),
    situationPart(situation),
    verdictPart(decision),
    choiceRows(decision),
    footPart(decision),
  ]
  return { svg: element('svg', frame, parts.join('\n')), alt }
}

function altText(situation: SituationInput, decision: Decision): string {
  const { offense } = situation
  return `${callText(decision)} ${teamText(offense)} ball, ${downText(situation)}; ${scoreText(situation)}, ${momentText(situation)}.`
}

function situationPart(situation: SituationInput): string {
  const { offense, season, week } = situation
  const right = card.width - card.margin
  const strong = { y: 82, 'font-size': 34, 'font-weight': 700, fill: ink.text }
  const soft = { y: 122, 'font-size': 24, fill: ink.soft }
  return [
    textLine(scoreText(situation), { ...strong, x: card.margin }),
    textLine(capital(momentText(situation)), {
      ...strong,
      x: right,
      'font-weight': 500,
      'text-anchor': 'end',
    }),
    textLine(`${teamText(offense)} ball, ${downText(situation)}`, { ...soft, x: card.margin }),
    textLine(week ? `${season}, week ${week}` : String(season), { ...soft, x: right, 'text-anchor': 'end' }),
    fieldStrip(situation),
  ].join('')
}

/** A call in its choice's colour; one that takes no side has none. */
function verdictPart(decision: Decision): string {
  const colour = isNeutral(decision) ? ink.text : choiceInk[decision.recommendation]
  const strength = strengthText(decision)
  const strong = element('tspan', { 'font-weight': 700, fill: colour }, xmlText(strength ?? ''))
  const amount = xmlText(strength === null ? `${capital(edgeText(decision))}.` : `: ${edgeText(decision)}.`)
  const sentence = { x: card.margin, 'font-size': 25, fill: ink.text }
  const agreement = agreementText(decision)
  return [
    textLine(headline(decision), {
      ...{ x: card.margin - 4, y: 296, 'font-size': 100, 'font-weight': 700 },
      ...{ 'letter-spacing': -3.5, fill: colour },
    }),
    element('text', { ...sentence, y: 342 }, strength === null ? amount : strong + amount),
    ...(agreement === null ? [] : [textLine(`${agreement}.`, { ...sentence, y: 374, fill: ink.soft })]),
  ].join('')
}

function footPart({ breakEven }: Decision): string {
  const y = card.height - 26
  const mark = xmlText('Fourth') + element('tspan', { fill: ink.go }, 'right')
  const place = { x: card.margin, y, 'font-size': 22, 'font-weight': 700, fill: ink.text }
  const needs = breakEven.conversion !== null || breakEven.make !== null
  return [
    element('text', { ...place, 'letter-spacing': -0.4 }, mark),
    ...(needs
      ? [
          textLine('The mark is the chance from which on it is right.', {
            ...{ x: card.width - card.margin, y, 'text-anchor': 'end', 'font-size': 18, fill: ink.soft },
          }),
        ]
      : []),
  ].join('')
}
