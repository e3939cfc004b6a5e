import { describe, expect, it } from 'vitest'
import { StudioInputError } from '../../errors/studioError.js'
import { type AdmitRule, isAdmitted, maybeClaim, type ProviderSettings, parseProvider } from './provider.js'

const corp: ProviderSettings = {
  name: 'corp',
  issuer: 'https://idp.corp.example',
  clientId: 'pool',
  clientSecret: null,
  usernameClaim: 'preferred_username',
  admit: [{ claim: 'groups', oneOf: ['analysts'] }],
}

describe('who a provider lets in', () => {
  const group: AdmitRule = { claim: 'groups', oneOf: ['analysts', 'heads'] }
  const mail: AdmitRule = { claim: 'email', endsWith: '@corp.example' }
  it.each<[string, Record<string, unknown>, AdmitRule[], boolean]>([
    ['one of the group', { groups: ['x', 'heads'] }, [group], true],
    ['whose only group it is', { groups: 'analysts' }, [group], true],
    ['of a group with a longer name', { groups: 'analysts2' }, [group], false],
    ['of a group that is no text', { groups: [['analysts']] }, [group], false],
    ['of no group', {}, [group], false],
    ['of a group by inheritance', Object.create({ groups: 'analysts' }), [group], false],
    ['with a verified address', { email: 'a@corp.example', email_verified: true }, [mail], true],
    ['with an address nobody verified', { email: 'a@corp.example' }, [mail], false],
    [
      'with an address verified by a text',
      { email: 'a@corp.example', email_verified: 'true' },
      [mail],
      false,
    ],
    ['with an address of a like name', { email: 'a@corp.example.org', email_verified: true }, [mail], false],
    ['with a list of addresses', { email: ['a@corp.example'], email_verified: true }, [mail], false],
    ['who meets one rule of two', { groups: 'heads' }, [group, mail], false],
    ['whom no rule is about', { groups: 'heads' }, [], false],
  ])('%s', (_, claims, rules, isIn) => {
    expect(isAdmitted(claims, rules)).toBe(isIn)
  })

  it('has no name by an address that nobody verified', () => {
    expect(maybeClaim({ email: 'ann@corp.example' }, 'email')).toBeUndefined()
    expect(maybeClaim({ email: 'ann@corp.example', email_verified: true }, 'email')).toBe('ann@corp.example')
  })
})

describe('a provider’s settings', () => {
  it('are taken as they are', () => {
    expect(parseProvider(corp)).toBe(corp)
  })

  it.each<[string, Partial<ProviderSettings>]>([
    ['admit everybody', { admit: [] }],
    ['admit whoever has an address', { admit: [{ claim: 'email', endsWith: '' }] }],
    ['admit nobody by an empty list', { admit: [{ claim: 'groups', oneOf: [] }] }],
    ['have a name that is a path', { name: '../corp' }],
    ['have no name', { name: '' }],
    ['have an issuer in plain http elsewhere', { issuer: 'http://idp.corp.example' }],
    ['have no issuer', { issuer: 'idp' }],
  ])('are refused where they %s', (_, settings) => {
    expect(() => parseProvider({ ...corp, ...settings })).toThrow(StudioInputError)
  })
})
