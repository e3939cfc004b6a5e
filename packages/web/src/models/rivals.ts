import type { Bounds, ModelCard } from './modelCard.js'

/** Our figure beside another's on as nearly the same plays as there are. */
export interface Comparison {
  readonly what: string
  readonly ours: number
  readonly interval: Bounds | null
  readonly rivals: readonly { readonly name: string; readonly value: number }[]
  readonly digits: number
  /** Which way is better. */
  readonly better: 'lower' | 'higher' | 'nearer zero'
  readonly n: number
}

/** Net yards by which nfl4th's punts are too short, as our model card cites it; on later seasons than ours. */
export const rivalPuntBias = 2.46

/** The card's figures beside what others published of theirs, as the card's text cites them. */
export function comparisons({
  conversion,
  winProbability,
  fieldGoal,
  punt,
}: NonNullable<ModelCard['evaluation']>) {
  return [
    {
      what: 'Conversion: Brier score',
      ours: conversion.brier,
      interval: conversion.brierInterval,
      rivals: [
        { name: 'published, tracked distance', value: 0.21 },
        { name: 'distance alone', value: 0.2169 },
      ],
      digits: 4,
      better: 'lower',
      n: conversion.n,
    },
    {
      what: 'Win probability: log loss',
      ours: winProbability.logLoss,
      interval: winProbability.logLossInterval,
      rivals: [{ name: 'nflfastR, held out', value: 0.42705 }],
      digits: 5,
      better: 'lower',
      n: winProbability.n,
    },
    {
      what: 'Win probability: accuracy',
      ours: winProbability.accuracy,
      interval: null,
      rivals: [{ name: 'nflfastR, held out', value: 0.7927 }],
      digits: 4,
      better: 'higher',
      n: winProbability.n,
    },
    {
      what: 'Field goal: Brier score',
      ours: fieldGoal.brier,
      interval: fieldGoal.brierInterval,
      rivals: [
        { name: 'nflfastR, in sample', value: 0.1137 },
        { name: 'always the mean', value: fieldGoal.constantBrier },
      ],
      digits: 4,
      better: 'lower',
      n: fieldGoal.n,
    },
    {
      what: 'Punt: bias in net yards',
      ours: punt.netYardsBias,
      interval: punt.netYardsBiasInterval,
      rivals: [{ name: 'nfl4th', value: rivalPuntBias }],
      digits: 2,
      better: 'nearer zero',
      n: punt.n,
    },
  ] as const satisfies readonly Comparison[]
}
