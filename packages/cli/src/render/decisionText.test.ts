import { famousPlay, readSituation } from '@fourthright/guide'
import { createColors } from 'picocolors'
import { describe, expect, it } from 'vitest'
import { decisionText } from './decisionText.js'
import { famousDecision } from './famousDecision.fixture.js'

const situation = readSituation(famousPlay)
const plain = createColors(false)
const wide = { width: 100, colours: plain }

describe('the answer for people', () => {
  it('says the verdict first, then the table, the tree and what it rests on', async () => {
    await expect(decisionText(situation, famousDecision, wide)).toMatchFileSnapshot('famousPlay.golden.txt')
  })

  it('fits a narrow terminal', async () => {
    const text = decisionText(situation, famousDecision, { width: 56, colours: plain })
    await expect(text).toMatchFileSnapshot('famousPlay.narrow.golden.txt')
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(56)
  })

  it('shows only the choices that there are', () => {
    const noPunt = { ...famousDecision, choices: famousDecision.choices.slice(0, 2) }
    expect(decisionText(situation, noPunt, wide)).not.toMatch(/^Punt/m)
  })

  it('leaves out what makes no sense on a try', () => {
    const text = decisionText(
      situation,
      {
        ...famousDecision,
        conversion: null,
        breakEven: { conversion: null, make: null },
        thresholdYardsToGo: null,
      },
      wide,
    )
    expect(text).not.toMatch(/Break-even|Gains the distance|Go at/)
  })

  it('prints the best row bold, and nothing else of the table', () => {
    const text = decisionText(situation, famousDecision, { width: 100, colours: createColors(true) })
    const bold = text.split('\n').filter((line) => line.startsWith('\u001b[1m'))
    expect(bold).toHaveLength(2)
    expect(bold[0]).toContain(famousDecision.verdict)
    expect(bold[1]).toContain('Go for it')
  })
})
