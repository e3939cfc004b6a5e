import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { checkOwnPage, checkSocketOrigin } from './ownPage.js'

const origin = 'http://alice-abc.d-test.studio.localhost:4113'
const asks = (method: string, headers: Record<string, string>) => {
  try {
    checkOwnPage({ method, headers } as unknown as IncomingMessage, origin)
    return 'passes'
  } catch (error) {
    return (error as { code: string }).code
  }
}
const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

describe('a request with the cookie', () => {
  it.each([
    ["from the page's own script", 'POST', { 'sec-fetch-site': 'same-origin', origin }],
    ['typed into the address bar', 'GET', { 'sec-fetch-site': 'none', ...navigation }],
    ['a link from elsewhere', 'GET', { 'sec-fetch-site': 'cross-site', ...navigation }],
    ['from a program that says nothing', 'GET', {}],
    ['from a program that posts', 'POST', {}],
  ])('%s passes', (_what, method, headers) => expect(asks(method, headers)).toBe('passes'))

  it.each([
    ["another profile's script reads", 'GET', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
    ["another profile's picture", 'GET', { 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'image' }],
    [
      "another profile's frame",
      'GET',
      { ...navigation, 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'iframe' },
    ],
    ["another profile's form", 'POST', { ...navigation, 'sec-fetch-site': 'same-site' }],
    ['a form of another site', 'POST', { ...navigation, 'sec-fetch-site': 'cross-site' }],
    ['an old browser posts from elsewhere', 'POST', { origin: 'http://bob.d-test.studio.localhost:4113' }],
    ['a sandboxed page posts', 'DELETE', { origin: 'null' }],
  ])('%s is refused', (_what, method, headers) => expect(asks(method, headers)).toMatch(/^session\/other/))
})

describe('a WebSocket', () => {
  it('comes from a page of its host', () => {
    expect(() => checkSocketOrigin({ headers: { origin } } as IncomingMessage, origin)).not.toThrow()
  })

  it.each([
    undefined,
    'null',
    'http://evil.example',
    `${origin}.evil.example`,
    origin.replace('http', 'https'),
    origin.replace(':4113', ''),
  ])('with the origin %s is refused', (from) => {
    const headers = from === undefined ? {} : { origin: from }
    expect(() => checkSocketOrigin({ headers } as IncomingMessage, origin)).toThrow('no page of this host')
  })
})
