import { PolicyError } from '../errors/policyError.js'
import { listed, members, oneOf, stringOf } from './elements.js'
import { parseStatement } from './parseStatement.js'
import type { PolicyDocument, PolicyKind } from './policyDocument.js'
import { readJson } from './readJson.js'

export interface PolicyNaming {
  /** What people call it, e.g. `mint role`. */
  readonly name: string
  readonly kind: PolicyKind
}

/**
 * Reads a policy's JSON text. What AWS would read in silence but people would misread (a name twice, an empty list, a
 * malformed address) is refused here.
 *
 * @throws PolicyError `policy/…` with the JSON pointer of what is wrong
 * @example parsePolicy(text, { name: 'mint role', kind: 'identity' })
 */
export function parsePolicy(text: string, { name, kind }: PolicyNaming): PolicyDocument {
  const json = readJson(text)
  const found = members(json, ['Version', 'Id', 'Statement'], 'policy')
  const version = found.get('Version')
  const id = found.get('Id')
  const statements = found.get('Statement')
  if (statements === undefined) {
    throw new PolicyError('policy/missing-element', {
      field: '/Statement',
      valid: 'one statement or a list of them',
      message: 'A policy without a statement says nothing.',
    })
  }
  if (id !== undefined && kind !== 'resource') {
    // "It must not be included in identity-based policies" (Grammar of the IAM JSON policy language).
    throw new PolicyError('policy/id', {
      field: id.path,
      valid: 'no Id, or a resource policy',
      message: 'Only a resource policy may have an Id.',
    })
  }
  const language =
    version === undefined
      ? '2008-10-17'
      : oneOf(version, ['2012-10-17', '2008-10-17'] as const, 'policy/version')
  return {
    name,
    kind,
    version: language,
    versionStated: version !== undefined,
    id: id === undefined ? null : stringOf(id),
    statements: listed(statements).map((statement) => parseStatement(statement, kind, language)),
  }
}
