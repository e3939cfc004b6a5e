import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policyOf } from '../evaluate/asking.fixture.js'
import { evaluate } from '../evaluate/evaluate.js'
import { parseTemplate } from './template.js'

const profiles = 'arn:aws:studio:us-west-2:111122223333:profile/d-1/'
const open = (resource: string, name: string, pattern: string) =>
  evaluate([policyOf({ Resource: profiles + pattern })], {
    action: 'studio:Open',
    resource: profiles + resource,
    context: { 'aws:username': name },
  }).decision

describe("a policy's variables", () => {
  it('are cut out of the text', () => {
    expect(parseTemplate("a${aws:UserName}b${x:y, 'de fault'}${*}", '/here')).toEqual([
      { type: 'text', text: 'a' },
      { type: 'variable', key: 'aws:username', fallback: null },
      { type: 'text', text: 'b' },
      { type: 'variable', key: 'x:y', fallback: 'de fault' },
      { type: 'character', character: '*' },
    ])
  })

  it.each(['*', '?', '??', 'al*', '${aws:username}', '${*}', '*/*'])(
    'let a user named %s open no profile but its own',
    (name) => {
      expect(open('alice', name, '${aws:username}')).toBe('implicitDeny')
      expect(open(`${name}/x`, name, '${aws:username}/?')).toBe('allow')
      expect(open(name, name, '${aws:username}')).toBe('allow')
    },
  )

  it('never turn a value into a pattern, a variable or another ARN part', () => {
    const unit = fc.constantFrom('*', '?', '$', '{', '}', ':', '/', 'a', '.')
    const someName = fc.string({ unit, minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(someName, someName, (name, asked) => {
        const expected = name === asked ? 'allow' : 'implicitDeny'
        expect(open(asked, name, '${aws:username}')).toBe(expected)
        expect(open(`${asked}.`, name, '${aws:username}?')).toBe(expected)
        // Behind a wildcard too: after the bar there is exactly the name.
        expect(open(`x|${asked}`, name, '?|${aws:username}')).toBe(expected)
        expect(open(`xy|${asked}`, name, '*|${aws:username}')).toBe(expected)
      }),
      { numRuns: 2000 },
    )
  })

  it('have no value where a request has many', () => {
    const request = {
      action: 'studio:Open',
      resource: `${profiles}alice`,
      context: { 'aws:username': ['alice', 'bob'] },
    }
    expect(evaluate([policyOf({ Resource: `${profiles}\${aws:username}` })], request).decision).toBe(
      'implicitDeny',
    )
  })
})
