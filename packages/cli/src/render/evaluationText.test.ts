import type { Evaluation } from '@fourthright/lab'
import { createColors } from 'picocolors'
import { expect, it } from 'vitest'
import { evaluationText } from './evaluationText.js'

const summary = {
  n: 7070,
  brier: 0.2148,
  brierInterval: [0.2101, 0.2195],
  logLoss: 0.6181,
  logLossInterval: [0.61, 0.63],
  accuracy: 0.66,
  calibrationError: 0.0102,
  calibrationErrorIfPerfect: [0.006, 0.017],
  bins: [],
} as const
const example = {
  convert: 0.81,
  winIfConverted: 0.75,
  winGoing: 0.69,
  make: 0.42,
  winIfMade: 0.71,
  winKicking: 0.56,
}

/** Figures made up for the layout. */
const evaluation = {
  bundle: {
    id: '0123456789abcdef',
    name: 'experiment',
    trainedOn: 'yardsGained 2016–2019; winProbability 2001–2018',
  },
  conversion: {
    ...summary,
    season: 2020,
    blended: { ...summary, brier: 0.2161 },
    fourthDowns: { ...summary, n: 620, brier: 0.2302 },
    trends: [
      { from: 1, to: 1, n: 900, converted: 0.68, ifRun: 0.7, ifPass: 0.6 },
      { from: 3, to: 4, n: 1200, converted: 0.5, ifRun: 0.45, ifPass: 0.52 },
    ],
  },
  winProbability: { ...summary, n: 79_054, logLoss: 0.4243, accuracy: 0.795 },
  fieldGoal: {
    ...summary,
    n: 1015,
    brier: 0.114,
    constantBrier: 0.1266,
    named: { brier: 0.1134, difference: -0.0006, differenceInterval: [-0.0014, 0.0002] },
  },
  punt: {
    n: 2000,
    netYardsBias: -0.31,
    netYardsBiasInterval: [-0.6, 0.02],
    squaredError: 62.95,
    named: {
      netYardsBias: -0.12,
      netYardsBiasInterval: [-0.4, 0.2],
      squaredError: 61.28,
      difference: -1.67,
      differenceInterval: [-2.46, -0.85],
    },
    bySeason: [{ season: 2019, n: 2100, bias: 0.4 }],
  },
  expectedPoints: { n: 200_000, seasons: [2016, 2020], calibrationError: 0.0058, logLoss: 1.3 },
  calls: {
    n: 3700,
    logLoss: 0.24,
    withoutScript: 0.36,
    saved: 0.12,
    savedInterval: [0.11, 0.13],
    fewestPlays: 50,
    went: 0.2,
    foretold: 0.18,
  },
  famousPlay: { published: example, ours: { ...example, make: 0.69 } },
} as const satisfies Evaluation

it('shows an evaluation as tables', async () => {
  const text = evaluationText(evaluation, { width: 100, colours: createColors(false) })
  await expect(text).toMatchFileSnapshot('evaluation.golden.txt')
})
