import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { bearerToken, parseApiCall } from './apiCall.js'

const asked = (url: string, method = 'GET', rawHeaders: string[] = []) =>
  ({ url, method, rawHeaders }) as IncomingMessage
const statusOf = (run: () => unknown) => {
  try {
    return run()
  } catch (error) {
    return (error as { status: number }).status
  }
}

describe('a call of the private API', () => {
  it('is one route, read as it came', () => {
    expect(parseApiCall(asked('/dev/alice'), 'dev')).toEqual({ stage: 'dev', name: 'alice' })
  })

  it.each([
    ['//alice', 404],
    ['/dev//alice', 404],
    ['/dev/alice/', 404],
    ['/dev/%61lice', 400],
    ['/dev/alice%2f..%2fbob', 400],
    ['/dev/bob/../alice', 404],
    ['/dev/alice;x', 400],
    ['/dev/alice#', 404],
    ['/dev/alice?user=bob', 404],
    ['/dev/alice?', 404],
    ['/prod/alice', 404],
    ['/DEV/alice', 404],
    ['/dev/', 404],
    ['/dev', 404],
    ['/', 404],
    ['dev/alice', 404],
    ['http://api.localhost/dev/alice', 404],
    ['/dev/*', 400],
    ['/dev/..', 400],
    ['/dev/.', 400],
    ['/dev/alice\\', 400],
    [`/dev/${'a'.repeat(4000)}`, 400],
  ])('%s is refused with %i', (url, status) => {
    expect(statusOf(() => parseApiCall(asked(url), 'dev'))).toBe(status)
  })

  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS', 'get'])('has no %s', (method) => {
    expect(statusOf(() => parseApiCall(asked('/dev/alice', method), 'dev'))).toBe(404)
  })
})

describe('the bearer token', () => {
  const from = (...rawHeaders: string[]) => statusOf(() => bearerToken(asked('/', 'GET', rawHeaders)))

  it('stands in one Authorization header', () => {
    expect(from('Host', 'x', 'AUTHORIZATION', 'Bearer a.b-c_d')).toBe('a.b-c_d')
  })

  it.each([
    ['none', []],
    ['two', ['Authorization', 'Bearer a', 'authorization', 'Bearer b']],
    ['two of the same', ['Authorization', 'Bearer a', 'Authorization', 'Bearer a']],
    ['lower-case scheme', ['Authorization', 'bearer a']],
    ['two spaces', ['Authorization', 'Bearer  a']],
    ['something after it', ['Authorization', 'Bearer a b']],
    ['a list', ['Authorization', 'Bearer a,Bearer b']],
    ['Basic', ['Authorization', 'Basic YTpi']],
    ['a look-alike header', ['X-Authorization', 'Bearer a']],
  ])('%s: 401', (_what, headers) => {
    expect(from(...headers)).toBe(401)
  })
})
