import type { Decision, WrittenSituation } from '@fourthright/guide'
import { assumptionLines } from './assumptionLines.js'
import { choiceTable } from './choiceTable.js'
import { conversionLines } from './conversionLines.js'
import { explanationLines } from './explanationLines.js'
import { outcomeTree } from './outcomeTree.js'
import type { Page } from './page.js'
import { situationLine } from './situationLine.js'
import { wrap } from './wrap.js'

/** The answer for people: the verdict in one sentence, then the table, the tree, and what it rests on. */
export function decisionText(situation: WrittenSituation, decision: Decision, page: Page): string {
  const { id, trainedOn } = decision.bundle
  const parts = [
    `${page.colours.bold(wrap(decision.verdict, page.width))}\n${wrap(situationLine(situation), page.width)}`,
    choiceTable(decision, page),
    outcomeTree(decision, page),
    conversionLines(decision, page),
    explanationLines(decision, page),
    assumptionLines(decision.assumptions, page),
    page.colours.dim(wrap(`Models ${id}: ${trainedOn}`, page.width)),
  ]
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`
}
