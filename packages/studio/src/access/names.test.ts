import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDomainId, isProfileName } from './names.js'
import { profileLabel } from './profileLabel.js'

describe('a profile name', () => {
  it.each(['alice', 'Alice', 'a', '7', 'al-ice', 'a--b', 'a'.repeat(63)])('may be %s', (name) => {
    expect(isProfileName(name)).toBe(true)
  })

  it.each([
    ['', 'nothing'],
    ['*', 'a wildcard'],
    ['al?ce', 'a wildcard'],
    ['al/ice', 'a path'],
    ['..', 'a folder up'],
    ['${aws:username}', 'a policy variable'],
    ['alice\u0000', 'a NUL'],
    ['alice\n', 'a line break'],
    ['a'.repeat(64), 'too long'],
    ['a'.repeat(129), 'much too long'],
    ['аlice', 'a Cyrillic letter'],
    ['ａlice', 'a full-width letter'],
    ['alice.', 'a dot at the end'],
    ['alice ', 'a space at the end'],
    ['al\u200bice', 'a zero-width space'],
    ['jose\u0301', 'a combining accent'],
    ['-alice', 'a hyphen in front'],
    ['alice-', 'a hyphen at the end'],
    ['al_ice', 'an underscore'],
    ['al%69ce', 'an escape'],
  ])('is not %j: %s', (name) => {
    expect(isProfileName(name)).toBe(false)
  })

  it('answers long texts at once', () => {
    expect(isProfileName(`${'a-'.repeat(50_000)}!`)).toBe(false)
  })
})

describe('a domain id', () => {
  it.each(['d-h4cy01pxticj', 'd-1'])('may be %s', (id) => expect(isDomainId(id)).toBe(true))
  it.each(['d-', 'D-abc', 'd-ABC', 'x-abc', `d-${'a'.repeat(62)}`])('is not %s', (id) =>
    expect(isDomainId(id)).toBe(false),
  )
})

describe("a profile's label", () => {
  const name = fc.stringMatching(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,30}$/).filter(isProfileName)

  it('is a host label, for every profile', () => {
    fc.assert(
      fc.property(name, (profile) => {
        expect(profileLabel('d-test', profile)).toMatch(/^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/)
      }),
    )
    expect(profileLabel('d-test', 'a'.repeat(63))).toHaveLength(63)
  })

  it('tells Alice from alice, and one domain from another', () => {
    const labels = [
      profileLabel('d-one', 'alice'),
      profileLabel('d-one', 'Alice'),
      profileLabel('d-two', 'alice'),
    ]
    expect(new Set(labels).size).toBe(3)
  })
})
