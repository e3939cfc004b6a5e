import type { Conversion, Decision } from '@fourthright/guide'
import { percent } from './figures.js'
import type { Page } from './page.js'
import { wrap } from './wrap.js'

/** What the call turns on: run against pass, the break-even chances, the distance up to which to go. */
export function conversionLines(decision: Decision, page: Page): string | null {
  const sentences = [
    decision.conversion && runAgainstPass(decision.conversion),
    breakEven(decision.breakEven),
    threshold(decision.thresholdYardsToGo),
    sensitivity(decision.sensitivity),
    confidence(decision.confidence),
    teams(decision.teams),
  ].filter((sentence) => sentence !== null)
  if (sentences.length === 0) return null
  return sentences.map((sentence) => wrap(sentence, page.width, 2)).join('\n')
}

function runAgainstPass({ blended, run, pass, probabilityOfPass }: Conversion): string {
  const call = `passes called: ${percent(probabilityOfPass)} %`
  return `Gains the distance: ${percent(blended)} % (run ${percent(run)} %, pass ${percent(pass)} %; ${call}).`
}

function breakEven({ conversion, make }: Decision['breakEven']): string | null {
  const points = [
    conversion === null ? null : `${percent(conversion)} % to convert`,
    make === null ? null : `${percent(make)} % to make the kick`,
  ].filter((point) => point !== null)
  return points.length === 0 ? null : `Break-even: ${points.join(', ')}.`
}

function threshold(yards: number | null): string | null {
  if (yards === null) return null
  return yards === 0 ? 'Do not go at any distance from here.' : `Go at ${yards} or less.`
}

function sensitivity(chances: Decision['sensitivity']): string | null {
  if (!chances) return null
  const { shortDistance, longDistance } = chances
  return `The whole yard hides inches: ${percent(shortDistance)} % to convert if short, ${percent(longDistance)} % if long.`
}

function teams(shares: Decision['teams']): string | null {
  if (!shares) return null
  const { n, goForIt, fieldGoal, punt } = shares
  return `Teams in such situations (${n} plays): go ${percent(goForIt)} %, kick ${percent(fieldGoal)} %, punt ${percent(punt)} %.`
}

function confidence(sure: Decision['confidence']): string | null {
  if (!sure) return null
  const [low, high] = sure.interval.map((edge) => (100 * edge).toFixed(1))
  const words = { clear: 'clear', lean: 'a lean', tooClose: 'too close to call' }[sure.verdict]
  return `How sure: ${words}; the edge lies between ${low} and ${high} points (95 %, ${sure.members} refits).`
}
