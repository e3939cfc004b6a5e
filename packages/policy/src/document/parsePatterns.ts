import { PolicyError } from '../errors/policyError.js'
import { parseTemplate } from '../patterns/template.js'
import type { PolicyVersion } from './policyDocument.js'

/** Parts of an ARN before the one that names the resource: `arn:partition:service:region:account:`. */
const partsBeforeResource = 5

/** A service's prefix, a colon and a name with or without wildcards; or `*` for all actions of all services. */
const actionForm = /^(?:\*|[A-Za-z0-9*-]+:[A-Za-z0-9*?]+)$/

/** Refuses what cannot be the pattern of an action. Throws PolicyError `policy/action`. */
export function checkAction(pattern: string, path: string): void {
  if (actionForm.test(pattern)) return
  throw new PolicyError('policy/action', {
    field: path,
    value: pattern,
    valid: 'service:Name with * and ?, e.g. sagemaker:CreatePresignedDomainUrl; or *',
    message: 'This is not the pattern of an action.',
  })
}

/**
 * Refuses what cannot be the pattern of a resource.
 *
 * @throws PolicyError `policy/resource`; `policy/variable` and `policy/variable-place`, since a variable may stand
 * "only in the resource portion of the ARN" (IAM policy elements: Variables and tags)
 */
export function checkResource(pattern: string, path: string, version: PolicyVersion): void {
  if (pattern !== '*' && !pattern.startsWith('arn:')) {
    throw new PolicyError('policy/resource', {
      field: path,
      value: pattern,
      valid: 'arn:partition:service:region:account:resource with * and ?; or *',
      message: 'This is not the pattern of a resource.',
    })
  }
  if (version === '2008-10-17') return
  let colons = 0
  for (const piece of parseTemplate(pattern, path)) {
    if (piece.type === 'text') {
      colons += piece.text.split(':').length - 1
    } else if (piece.type === 'variable' && colons < partsBeforeResource) {
      throw new PolicyError('policy/variable-place', {
        field: path,
        value: pattern,
        valid: 'a variable after the fifth colon',
        message: 'A variable may stand only in the part of an ARN that names the resource.',
      })
    }
  }
}
