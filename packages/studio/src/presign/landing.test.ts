import { describe, expect, it } from 'vitest'
import { createPresignedDomainUrlInput } from './createPresignedUrl.js'
import { isLanding } from './landing.js'

describe('the place where a URL lands', () => {
  it.each(['/', '/lab', '/lab/tree/fourth%20downs?x=1#top'])('may be %s', (text) =>
    expect(isLanding(text)).toBe(true),
  )
  it.each([
    '',
    'lab',
    '//evil.example',
    '/\\evil.example',
    '\\/evil',
    'https:evil',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\tevil',
    '/\n/evil',
    '/a\\b',
    ' /lab',
    '/ünder',
    `/${'a'.repeat(1023)}`,
  ])('is not %j', (text) => expect(isLanding(text)).toBe(false))
})

describe('the input of CreatePresignedDomainUrl', () => {
  const good = { DomainId: 'd-h4cy01pxticj', UserProfileName: 'alice' }
  const isGood = (more: object) => createPresignedDomainUrlInput.safeParse({ ...good, ...more }).success

  it("has the service model's defaults", () => {
    expect(createPresignedDomainUrlInput.parse(good)).toEqual({
      ...good,
      ExpiresInSeconds: 300,
      SessionExpirationDurationInSeconds: 43_200,
      LandingUri: '/',
    })
  })

  it.each([
    [{ ExpiresInSeconds: 5 }, true],
    [{ ExpiresInSeconds: 4 }, false],
    [{ ExpiresInSeconds: 300 }, true],
    [{ ExpiresInSeconds: 3000 }, false],
    [{ ExpiresInSeconds: 60.5 }, false],
    [{ ExpiresInSeconds: '60' }, false],
    [{ SessionExpirationDurationInSeconds: 1799 }, false],
    [{ SessionExpirationDurationInSeconds: 43_201 }, false],
    [{ UserProfileName: '../bob' }, false],
    [{ UserProfileName: '*' }, false],
    [{ DomainId: 'd-*' }, false],
    [{ LandingUri: '//evil' }, false],
    [{ SpaceName: 'other' }, false],
  ])('%j is good: %s', (more, expected) => expect(isGood(more)).toBe(expected))
})
