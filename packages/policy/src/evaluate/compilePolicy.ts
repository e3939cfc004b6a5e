import { type PolicyNaming, parsePolicy } from '../document/parsePolicy.js'
import type { PolicyDocument } from '../document/policyDocument.js'
import { type CompiledStatement, compileStatement } from './compileStatement.js'

/** A policy made ready to be asked on every request: parsed once, its patterns cut, its values read. */
export interface CompiledPolicy {
  readonly document: PolicyDocument
  readonly denies: readonly CompiledStatement[]
  readonly allows: readonly CompiledStatement[]
}

/**
 * Makes a policy ready.
 *
 * @throws PolicyError `policy/…` with the JSON pointer of what is wrong
 * @example
 * const role = compilePolicy(text, { name: 'mint role', kind: 'identity' })
 * evaluate([role], { action, resource, context: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } }).decision
 */
export function compilePolicy(text: string, naming: PolicyNaming): CompiledPolicy {
  return compileDocument(parsePolicy(text, naming))
}

/** The same of a document that is parsed already. */
export function compileDocument(document: PolicyDocument): CompiledPolicy {
  const statements = document.statements.map((_, index) => compileStatement(document, index))
  return {
    document,
    denies: statements.filter(({ written }) => written.effect === 'Deny'),
    allows: statements.filter(({ written }) => written.effect === 'Allow'),
  }
}
