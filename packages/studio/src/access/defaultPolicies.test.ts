import { lintPolicy } from '@fourthright/policy'
import { describe, expect, it } from 'vitest'
import { fromOutside, throughEndpoint } from '../network/arrival.fixture.js'
import { defaultPolicies } from './defaultPolicies.js'
import { judgeProfile } from './judgeProfile.js'
import { kindOf, shelve } from './policyShelf.js'

const place = { region: 'us-west-2', account: '111122223333' }
const endpoints = { api: 'vpce-api', sagemakerApi: 'vpce-sm', studio: 'vpce-studio' }
const shelf = shelve(
  defaultPolicies(place, 'd-test', 'zxgua515ef', endpoints).map((policy) => ({
    ...policy,
    kind: kindOf[policy.attachedTo],
  })),
)
const ask = (user: string, profile: string, arrival = throughEndpoint('vpce-studio'), domainId = 'd-test') =>
  judgeProfile(shelf, place, { user, profile, domainId }, arrival, 1_800_000_000).decision

describe('the policies with which a studio starts', () => {
  it('have nothing dangerous in them', () => {
    const findings = [...shelf.mintRole, ...shelf.privateApi].flatMap(({ document }) => lintPolicy(document))
    const said = findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code)
    // Our authorizer denies in so many words, which is what this finding asks for.
    expect(said).toEqual(['lint/past-the-authorizer'])
  })

  it('let a user mint and open the own profile through our endpoints', () => {
    expect(ask('alice', 'alice')).toBe('allow')
    expect(ask('alice', 'alice', throughEndpoint('vpce-sm'))).toBe('allow')
  })

  it.each([
    ['another profile', 'alice', 'bob'],
    ['a profile of another case', 'alice', 'Alice'],
    ['whatever a user called * asks for', '*', 'alice'],
    ['whatever a user called a?ice asks for', 'a?ice', 'alice'],
    ['whatever a user called a variable asks for', '${aws:PrincipalTag/profile}', 'alice'],
  ])('refuse %s', (_what, user, profile) => expect(ask(user, profile)).toBe('implicitDeny'))

  it.each([
    ['outside', fromOutside()],
    ["somebody else's endpoint", throughEndpoint('vpce-other')],
    ["the API's endpoint", throughEndpoint('vpce-api')],
  ])('refuse the own profile from %s', (_where, arrival) => {
    expect(ask('alice', 'alice', arrival)).toBe('implicitDeny')
  })

  it('refuse another domain', () => {
    expect(ask('alice', 'alice', undefined, 'd-other')).toBe('implicitDeny')
  })
})
