import { type Operator, parseOperator } from '../conditions/operators.js'
import type { Condition, PolicyDocument, Statement } from '../document/policyDocument.js'
import { lowerAscii } from '../patterns/lowerAscii.js'
import { type Piece, parseTemplate } from '../patterns/template.js'

/** A condition with its operator read and its key in lower case. */
export interface Line {
  readonly condition: Condition
  readonly operator: Operator
  readonly key: string
}

/** A statement as the rules look at it. */
export interface StatementFacts {
  readonly document: PolicyDocument
  readonly statement: Statement
  readonly lines: readonly Line[]
  /** An Allow of a policy that grants; boundaries and session policies only limit what others grant. */
  readonly grants: boolean
}

export function factsOf(document: PolicyDocument, statement: Statement): StatementFacts {
  const isLimit = document.kind === 'boundary' || document.kind === 'session'
  return {
    document,
    statement,
    lines: statement.conditions.map((condition) => ({
      condition,
      operator: parseOperator(condition.operator, condition.path),
      key: lowerAscii(condition.key),
    })),
    grants: statement.effect === 'Allow' && !isLimit,
  }
}

/** Whether a line can hold only where its key is there. */
export function needsKey({ operator, condition }: Line): boolean {
  if (operator.family === 'null') return !condition.wanted.includes('true')
  if (operator.quantifier === 'any') return !operator.ifExists
  return operator.quantifier === null && !operator.negated && !operator.ifExists
}

/** Whether a statement applies only to requests that have the key. */
export function requires({ lines }: StatementFacts, key: string): boolean {
  return lines.some((line) => line.key === key && needsKey(line))
}

/** A policy's string in pieces; in the older language all of it is plain text. */
export function piecesIn({ version }: PolicyDocument, text: string, path: string): Piece[] {
  return version === '2012-10-17' ? parseTemplate(text, path) : [{ type: 'text', text }]
}
