import type { ConversionContribution, ConversionPart } from './conversionContributions.js'
import { baseline } from './groups.js'
import { pointsText } from './verdict.js'

/** Parts smaller than this are not worth a word; in probability. */
const worthAWord = 0.01

/** What each part of a chance to convert is called. */
export const conversionWords: Readonly<Record<ConversionPart, string>> = {
  baseline: `any snap, ${baseline.yardsToGo} yards to go`,
  actualYardsToGo: 'distance',
  isCalledPass: 'passes called',
  totalLine: 'total',
  possessionTeamLine: 'line',
  possessionTeamTotal: "offense's share of the total",
  offEpa: "offense's EPA",
  defEpa: "defense's EPA",
  qbEpa: "quarterback's EPA",
  qbSuccessEpa: "quarterback's success rate",
  yardsToGoal: 'spot',
  down: 'down',
  exactDistance: 'inches within the yard',
  shorterDistance: 'a shorter distance is never harder',
  told: 'your own chance',
}

/**
 * What moved the chance to convert most, to stand at the end of a sentence: "the chance to convert is moved most by the
 * distance (adds 27 points)". Empty where nothing moved it by a point.
 */
export function conversionClause([, ...moved]: readonly ConversionContribution[]): string {
  const most = moved.find(({ feature }) => feature !== 'told')
  if (!most || Math.abs(most.contribution) < worthAWord) return ''
  const verb = most.contribution > 0 ? 'adds' : 'takes'
  const points = pointsText(Math.abs(most.contribution))
  return `the chance to convert is moved most by the ${conversionWords[most.feature]} (${verb} ${points})`
}
