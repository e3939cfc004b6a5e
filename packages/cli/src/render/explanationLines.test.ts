import { describe, expect, it } from 'vitest'
import { explanationLines } from './explanationLines.js'
import { famousDecision } from './famousDecision.fixture.js'
import { pageOf } from './page.js'

const page = pageOf({ columns: 80 } as never, {})
const sentence = 'In a level game …; here the distance adds 10 points.'
const edge = [
  { group: 'baseline', contribution: 0.08 },
  { group: 'distance', contribution: 0.1 },
  { group: 'spot', contribution: -0.05 },
  { group: 'offenseForm', contribution: 0.0001 },
]
const conversion = [
  { feature: 'baseline', value: null, contribution: 0.4 },
  { feature: 'actualYardsToGo', value: 1, contribution: 0.3 },
  { feature: 'exactDistance', value: 0.25, contribution: 0.12 },
  { feature: 'isCalledPass', value: 0.304, contribution: -0.02 },
  { feature: 'qbSuccessEpa', value: 0.1049, contribution: 0.0001 },
]
const explained = (parts: typeof conversion) =>
  explanationLines({ ...famousDecision, explanation: { conversion: parts, edge, sentence } }, page)?.split(
    '\n',
  )

const edgeTable = [
  'What moved the edge  Points',
  'baseline               +8.0  ████████████████',
  'distance              +10.0  ████████████████████',
  'spot                   -5.0  ░░░░░░░░░░',
]

describe('the explanation on a page', () => {
  it('says the sentence, then draws what moved the edge and what moved the chance to convert', () => {
    expect(explained(conversion)).toEqual([
      sentence,
      ...edgeTable,
      '',
      'What moved the chance to convert  Here  Points',
      'any snap, 5 yards to go                  +40.0  ████████████████████',
      'distance                             1   +30.0  ███████████████',
      'inches within the yard            0.25   +12.0  ██████',
      'passes called                     30 %    -2.0  ░',
    ])
  })

  it('has no second table where nobody may go for it', () =>
    expect(explained([])).toEqual([sentence, ...edgeTable]))

  it('is left out where nobody asked', () => expect(explanationLines(famousDecision, page)).toBeNull())
})
