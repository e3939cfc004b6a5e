import type { ChoiceValue, Decision } from '../../decide/decision.js'
import { choiceNames } from '../choiceWords.js'
import { isNeutral, wholePercent } from './decisionWords.js'
import { card, choiceInk, ink } from './ink.js'
import { element, textLine } from './xml.js'

const first = 458
const last = 590
const bar = { x: 262, width: 420, height: 20 } as const
const works = { x: 820, width: 110, height: 12 } as const

/** A row a choice, as the decision ranks them: its win chance as a bar, how often it works, and how often it must. */
export function choiceRows(decision: Decision): string {
  const { choices } = decision
  const gap = Math.min(56, (last - first) / Math.max(1, choices.length - 1))
  return [
    title('Chance to win', bar.x),
    ...(choices.some((choice) => choice.successProbability !== null) ? [title('Works', works.x)] : []),
    ...choices.map((choice, index) => row(choice, decision, first + index * gap)),
  ].join('')
}

function title(text: string, x: number): string {
  return textLine(text, { x, y: first - 40, 'font-size': 20, fill: ink.soft })
}

function row(value: ChoiceValue, decision: Decision, baseline: number): string {
  const { choice, winProbability, successProbability } = value
  // what takes no side gives every choice the same weight
  const weight = choice === decision.recommendation && !isNeutral(decision) ? 700 : 500
  const big = { y: baseline, 'font-size': 28, 'font-weight': weight, fill: ink.text }
  return [
    textLine(choiceNames[choice], { ...big, x: card.margin }),
    meter({ ...bar, baseline, share: winProbability, colour: choiceInk[choice] }),
    textLine(wholePercent(winProbability), { ...big, x: bar.x + bar.width + 20 }),
    ...(successProbability === null ? [] : [worksPart(value, successProbability, decision, baseline)]),
  ].join('')
}

/** How often the choice works, with a mark at the chance from which on it is right. */
function worksPart({ choice }: ChoiceValue, share: number, decision: Decision, baseline: number): string {
  const needed = breakEven(choice, decision)
  const says = `${wholePercent(share)}${needed === null ? '' : `, needs ${wholePercent(needed)}`}`
  return [
    meter({ ...works, baseline, share, colour: choiceInk[choice] }),
    ...(needed === null ? [] : [mark(works.x + needed * works.width, baseline)]),
    textLine(says, { x: works.x + works.width + 14, y: baseline - 3, 'font-size': 19, fill: ink.soft }),
  ].join('')
}

function breakEven(
  choice: ChoiceValue['choice'],
  { breakEven: { conversion, make } }: Decision,
): number | null {
  if (choice === 'goForIt' || choice === 'twoPoint') return conversion
  return choice === 'fieldGoal' ? make : null
}

function mark(x: number, baseline: number): string {
  return element('rect', { x: x - 1.5, y: baseline - 20, width: 3, height: 24, fill: ink.text })
}

interface Meter {
  readonly x: number
  readonly width: number
  readonly height: number
  readonly baseline: number
  /** 0 to 1 of the width. */
  readonly share: number
  readonly colour: string
}

function meter({ x, width, height, baseline, share, colour }: Meter): string {
  // the middle of a bar is the middle of the figures beside it
  const place = { x, y: baseline - 9 - height / 2, height, rx: height / 2 }
  return [
    element('rect', { ...place, width, fill: ink.line }),
    element('rect', { ...place, width: Math.max(height, share * width), fill: colour }),
  ].join('')
}
