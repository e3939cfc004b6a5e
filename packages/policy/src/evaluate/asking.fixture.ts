import type { PolicyKind } from '../document/policyDocument.js'
import { type CompiledPolicy, compilePolicy } from './compilePolicy.js'
import { evaluate } from './evaluate.js'
import type { AccessRequest } from './preparedRequest.js'

/** A policy of the newer language from its statements; what a statement leaves out is an Allow of everything. */
export function policyOf(
  statements: object | readonly object[],
  kind: PolicyKind = 'identity',
  name = 'role',
): CompiledPolicy {
  const Statement = [statements].flat().map((statement) => ({
    Effect: 'Allow',
    ...('NotAction' in statement ? {} : { Action: '*' }),
    ...('NotResource' in statement ? {} : { Resource: '*' }),
    ...(kind !== 'resource' || 'NotPrincipal' in statement ? {} : { Principal: '*' }),
    ...statement,
  }))
  return compilePolicy(JSON.stringify({ Version: '2012-10-17', Statement }), { name, kind })
}

export const opening: AccessRequest = {
  action: 'studio:Open',
  resource: 'arn:aws:studio:us-west-2:111122223333:profile/d-1/alice',
}

/** Whether a condition lets a request with this context through. */
export function holds(condition: object, context: AccessRequest['context'] = {}): boolean {
  return evaluate([policyOf({ Condition: condition })], { ...opening, context }).decision === 'allow'
}

/** Whether a condition keeps a request with this context out. */
export function denies(condition: object, context: AccessRequest['context'] = {}): boolean {
  const policies = [policyOf({}), policyOf({ Effect: 'Deny', Condition: condition })]
  return evaluate(policies, { ...opening, context }).decision === 'explicitDeny'
}
