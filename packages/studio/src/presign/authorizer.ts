import { isProfileName } from '../access/names.js'
import type { TokenBearer } from '../identity/tokenVerifier.js'

/** What a Lambda authorizer answers to API Gateway. Source: API Gateway, "Output from an API Gateway Lambda authorizer". */
export interface AuthorizerAnswer {
  readonly principalId: string
  readonly policyDocument: {
    readonly Version: '2012-10-17'
    readonly Statement: readonly {
      readonly Action: 'execute-api:Invoke'
      readonly Effect: 'Deny'
      readonly NotResource?: string
      readonly Resource?: string
    }[]
  }
  /** Flat: strings, numbers, booleans. */
  readonly context: Readonly<Record<string, string>>
}

/**
 * The article's authorizer: everything but the bearer's own name is denied. It allows nothing, so that the API's
 * resource policy must (Table A lets an allow from either side do, and an allow here would make any entry point good).
 *
 * A name outside of the narrow alphabet (`*` is a legal Cognito name) would become a pattern; it is denied everything.
 *
 * @param ownMethod ARN of the bearer's own method, made from the bearer's name
 */
export function authorizerAnswer(bearer: TokenBearer, ownMethod: (user: string) => string): AuthorizerAnswer {
  const but = isProfileName(bearer.username) ? { NotResource: ownMethod(bearer.username) } : { Resource: '*' }
  return {
    principalId: bearer.subject,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Deny', ...but }],
    },
    context: { username: bearer.username },
  }
}
