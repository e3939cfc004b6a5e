import type { Outcome } from './verdict.js'

/** How an API knows its caller. */
export type Authorizer = 'lambda' | 'iam' | 'cognito'

export interface AuthorizerOptions {
  readonly authorizer: Authorizer
  /** Whether caller and API belong to one account; default true. */
  readonly sameAccount?: boolean
}

/**
 * What API Gateway makes of an authorizer's policy and the API's resource policy ("How API Gateway resource policies
 * affect authorization workflow"): Table A within one account, Table B across accounts. A Cognito authorizer knows
 * yes and no alone, and then "the resource policy is evaluated independently, and an explicit allow is required".
 *
 * @param authorized what the authorizer's policy (or the caller's IAM policies) says; of Cognito, `allow` for a good
 * token and `explicitDeny` for any other
 * @param resourcePolicy what the resource policy says; null for an API that has none
 */
export function combineWithAuthorizer(
  authorized: Outcome,
  resourcePolicy: Outcome | null,
  { authorizer, sameAccount = true }: AuthorizerOptions,
): Outcome {
  if (authorized === 'explicitDeny' || resourcePolicy === 'explicitDeny') return 'explicitDeny'
  if (resourcePolicy === null) return sameAccount ? authorized : 'implicitDeny'
  const allows = [authorized, resourcePolicy].filter((outcome) => outcome === 'allow').length
  const needed = authorizer === 'cognito' || !sameAccount ? 2 : 1
  return allows >= needed ? 'allow' : 'implicitDeny'
}
