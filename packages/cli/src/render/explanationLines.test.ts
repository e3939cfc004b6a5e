import { describe, expect, it } from 'vitest'
import { explanationLines } from './explanationLines.js'
import { famousDecision } from './famousDecision.fixture.js'
import { pageOf } from './page.js'

const page = pageOf({ columns: 80 } as never, {})
const explained = {
  ...famousDecision,
  explanation: {
    conversion: [],
    edge: [
      { group: 'baseline', contribution: 0.08 },
      { group: 'distance', contribution: 0.1 },
      { group: 'spot', contribution: -0.05 },
      { group: 'offenseForm', contribution: 0.0001 },
    ],
    sentence: 'In a level game …; here the distance adds 10 points.',
  },
}

describe('the explanation on a page', () => {
  it('says the sentence, then draws each group that moved the edge', () => {
    expect(explanationLines(explained, page)?.split('\n')).toEqual([
      'In a level game …; here the distance adds 10 points.',
      'What moved it  Points',
      'baseline         +8.0  ████████████████',
      'distance        +10.0  ████████████████████',
      'spot             -5.0  ░░░░░░░░░░',
    ])
  })

  it('is left out where nobody asked', () => expect(explanationLines(famousDecision, page)).toBeNull())
})
