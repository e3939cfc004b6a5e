import { compilePolicy } from '@fourthright/policy'
import { describe, expect, it } from 'vitest'
import { defaultPolicies } from '../access/defaultPolicies.js'
import { shelve } from '../access/policyShelf.js'
import type { TokenBearer } from '../identity/tokenVerifier.js'
import { fromOutside, throughEndpoint } from '../network/arrival.fixture.js'
import { judgeCaller, judgeEntry } from './judgeApiCall.js'

const api = { region: 'us-west-2', account: '111122223333', apiId: 'zxgua515ef' }
const endpoints = { api: 'vpce-api', sagemakerApi: 'vpce-sm', studio: 'vpce-studio' }
const ours = shelve(
  defaultPolicies(api, 'd-test', api.apiId, endpoints).map((policy) => ({
    ...policy,
    kind: policy.attachedTo === 'mintRole' ? ('identity' as const) : ('resource' as const),
  })),
).privateApi
const corp = throughEndpoint('vpce-api', 'api-endpoint')
const bearer = (username: string): TokenBearer => ({
  username,
  subject: 'sub',
  issuer: 'issuer',
  clientId: 'client',
  expiresAt: 0,
})

function ask(username: string, name: string, arrival = corp, policies = ours): string {
  const call = { stage: 'dev', name }
  try {
    judgeCaller(judgeEntry(policies, api, call, arrival), api, call, bearer(username), arrival)
    return 'allow'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a call of the private API', () => {
  it("is allowed to the caller's own name through the API's endpoint", () => {
    expect(ask('alice', 'alice')).toBe('allow')
  })

  it.each([
    ['bob', 'alice'],
    ['Alice', 'alice'],
    ['alice', 'alice2'],
    ['*', 'alice'],
    ['?????', 'alice'],
    ['al/ice', 'alice'],
    ['${*}', 'alice'],
    ['ａlice', 'alice'],
  ])('of %s for %s is denied by the authorizer', (username, name) => {
    expect(ask(username, name)).toBe('api/caller-denied')
  })

  it.each([
    ['from outside', fromOutside()],
    ['through another endpoint', throughEndpoint('vpce-other')],
  ])('%s ends before the authorizer is asked', (_where, arrival) => {
    expect(ask('alice', 'alice', arrival)).toBe('api/entry-denied')
  })

  it('is denied where no resource policy allows: the authorizer alone never opens', () => {
    expect(ask('alice', 'alice', corp, [])).toBe('api/caller-denied')
    const denyOnly = compilePolicy(
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'execute-api:Invoke',
            Resource: '*',
            Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-api' } },
          },
        ],
      }),
      { name: 'deny only', kind: 'resource' },
    )
    expect(ask('alice', 'alice', corp, [denyOnly])).toBe('api/caller-denied')
  })
})
