import type { CompiledPolicy } from '@fourthright/policy'
import {
  combineWithAuthorizer,
  compilePolicy,
  evaluate,
  PreparedRequest,
  type Verdict,
} from '@fourthright/policy'
import { methodArn, type Place } from '../access/arns.js'
import { Refusal } from '../errors/studioError.js'
import type { TokenBearer } from '../identity/tokenVerifier.js'
import type { Arrival } from '../network/entryPoint.js'
import type { ApiCall } from './apiCall.js'
import { authorizerAnswer } from './authorizer.js'

/** The private API as ARNs name it. */
export interface ApiPlace extends Place {
  readonly apiId: string
}

/** The question that the API's resource policy and the authorizer's answer are both asked. */
function questionOf(api: ApiPlace, call: ApiCall, arrival: Arrival): PreparedRequest {
  return PreparedRequest.from({
    action: 'execute-api:Invoke',
    resource: methodArn(api, api.apiId, call.stage, call.name),
    context: arrival.context,
  })
}

/**
 * What API Gateway does before it asks the authorizer: an explicit deny of the resource policy ends the call.
 *
 * @throws Refusal 403
 */
export function judgeEntry(
  policies: readonly CompiledPolicy[],
  api: ApiPlace,
  call: ApiCall,
  arrival: Arrival,
): Verdict {
  const verdict = evaluate(policies, questionOf(api, call, arrival))
  if (verdict.decision === 'explicitDeny') throw new Refusal('api/entry-denied', 403, verdict.sentence)
  return verdict
}

/**
 * What API Gateway does with the authorizer's answer: together with the resource policy, by Table A.
 *
 * @returns why it is allowed
 * @throws Refusal 403
 */
export function judgeCaller(
  entry: Verdict,
  api: ApiPlace,
  call: ApiCall,
  bearer: TokenBearer,
  arrival: Arrival,
): string {
  const answer = authorizerAnswer(bearer, (user) => methodArn(api, api.apiId, call.stage, user))
  const policy = compilePolicy(JSON.stringify(answer.policyDocument), {
    name: 'authorizer',
    kind: 'identity',
  })
  const authorized = evaluate([policy], questionOf(api, call, arrival))
  const combined = combineWithAuthorizer(authorized.decision, entry.decision, { authorizer: 'lambda' })
  if (combined === 'allow') return entry.sentence
  const reason = authorized.decision === 'explicitDeny' ? authorized.sentence : entry.sentence
  throw new Refusal('api/caller-denied', 403, reason)
}
