import { type Choice, type ChoiceValue, clockText, type Decision } from '@fourthright/guide'
import type { DecisionRow } from '@fourthright/plays'
import { costOf } from './costOf.js'
import type { SeasonSnap } from './seasonSnaps.js'

/** One fourth down with what was called and what the guide says; null where a choice is not offered. */
export interface SeasonRow
  extends Pick<
    DecisionRow,
    | 'offense'
    | 'defense'
    | 'quarter'
    | 'clock'
    | 'yardsToGo'
    | 'yardsToGoal'
    | 'actualChoice'
    | 'recommendation'
    | 'edge'
    | 'goForItWinProbability'
    | 'fieldGoalWinProbability'
    | 'puntWinProbability'
    | 'conversionProbability'
    | 'makeProbability'
    | 'cost'
    | 'agreement'
    | 'edgeLow'
    | 'edgeHigh'
  > {
  readonly game_id: string
  readonly play_id: number
  readonly scoreDifferential: number
  /** How sure the call is, by refits; null where none were asked. */
  readonly confidenceVerdict: DecisionRow['confidence']
}

/** A fourth down and its decision as a row of the season. */
export function seasonRow(
  { gameId, playId, before, actualChoice }: SeasonSnap,
  decision: Decision,
): SeasonRow {
  const valueFor = (choice: Choice) => decision.choices.find((value) => value.choice === choice)
  const winProbability = (value: ChoiceValue | undefined) => value?.winProbability ?? null
  return {
    game_id: gameId,
    play_id: playId,
    offense: before.offense,
    defense: before.defense,
    quarter: before.quarter,
    clock: clockText(before.secondsLeftInQuarter),
    scoreDifferential: before.offenseScore - before.defenseScore,
    yardsToGo: before.yardsToGo,
    yardsToGoal: before.yardsToGoal,
    actualChoice,
    recommendation: decision.recommendation,
    edge: decision.edge,
    goForItWinProbability: winProbability(valueFor('goForIt')),
    fieldGoalWinProbability: winProbability(valueFor('fieldGoal')),
    puntWinProbability: winProbability(valueFor('punt')),
    conversionProbability: decision.conversion?.blended ?? null,
    makeProbability: valueFor('fieldGoal')?.successProbability ?? null,
    cost: costOf(decision.choices, actualChoice),
    confidenceVerdict: decision.confidence?.verdict ?? null,
    agreement: decision.confidence?.agreement ?? null,
    edgeLow: decision.confidence?.interval[0] ?? null,
    edgeHigh: decision.confidence?.interval[1] ?? null,
  }
}
