import type { PolicyDocument } from '../document/policyDocument.js'
import { documentRules } from './documentRules.js'
import type { Finding } from './finding.js'
import { keyRules } from './keyRules.js'
import { missingKeyRules } from './missingKeyRules.js'
import { networkRules } from './networkRules.js'
import { neverRules } from './neverRules.js'
import { principalRules } from './principalRules.js'
import { factsOf } from './statementFacts.js'
import { textRules } from './textRules.js'
import { wildcardRules } from './wildcardRules.js'

const statementRules = [
  networkRules,
  wildcardRules,
  missingKeyRules,
  principalRules,
  keyRules,
  textRules,
  neverRules,
]

/**
 * Finds what is dangerous, idle or unclear in a policy, statement by statement in the order of the document.
 *
 * @example lintPolicy(parsePolicy(text, { name: 'mint role', kind: 'identity' }))
 */
export function lintPolicy(document: PolicyDocument): Finding[] {
  return [
    ...documentRules(document),
    ...document.statements.flatMap((statement) => {
      const facts = factsOf(document, statement)
      return statementRules.flatMap((rule) => rule(facts))
    }),
  ]
}
