import { connect } from 'node:net'
import { famousPlay } from '@fourthright/guide'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postJson, type ServerForTests, serverForTests } from '../serverForTests.fixture.js'

let server: ServerForTests
beforeAll(async () => {
  server = await serverForTests({ requestsPerMinute: 50 })
})
afterAll(() => server.close())

describe('every answer', () => {
  it.each([
    ['GET', '/nothing', 404, 'request/path'],
    ['GET', '/v1/games/%ff', 400, 'request/address'],
    ['DELETE', '/v1/decisions', 405, 'request/method'],
    ['POST', '/v1/seasons', 405, 'request/method'],
    ['GET', '/v1/bundles?x=1', 400, 'query/unknown'],
    ['GET', '/metrics?x=1', 400, 'query/unknown'],
  ])('%s %s is a problem with its code', async (method, path, status, code) => {
    const response = await fetch(server.url + path, { method })
    const problem = await response.json()
    expect(response.headers.get('content-type')).toMatch('application/problem+json')
    expect(problem).toMatchObject({ status, code, type: `/problems/${code}` })
    expect(problem.requestId).toBe(response.headers.get('x-request-id'))
    if (status === 405) expect(response.headers.get('allow')).toMatch(/GET/)
  })

  it('has an id, the asker’s own where that is sane', async () => {
    const idOf = async (own: string) =>
      (await fetch(`${server.url}/healthz`, { headers: { 'x-request-id': own } })).headers.get('x-request-id')
    expect(await idOf('game-day-7')).toBe('game-day-7')
    expect(await idOf('a b{}')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('lets nothing run or load but its own', async () => {
    const { headers } = await fetch(`${server.url}/healthz`)
    expect(headers.get('content-security-policy')).toMatch("script-src 'self';")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('access-control-allow-origin')).toBe('*')
  })

  it('is JSON, and says so to who takes none', async () => {
    const asked = (accept: string) => fetch(`${server.url}/v1/bundles`, { headers: { accept } })
    expect((await asked('text/html;q=0.9, */*;q=0.1')).status).toBe(200)
    expect(await (await asked('text/html')).json()).toMatchObject({ status: 406, code: 'request/accept' })
    expect((await asked('application/json;q=0, */*')).status).toBe(406)
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'nonsense'])(
    'does not take %s for JSON',
    async (type) => {
      const response = await postJson(`${server.url}/v1/decisions`, famousPlay, { 'content-type': type })
      expect(await response.json()).toMatchObject({
        status: 415,
        code: 'request/media-type',
        valid: 'application/json',
      })
    },
  )

  it('is compressed for who takes that, and known again by its tag', async () => {
    const path = `${server.url}/v1/games/2020_15_HOU_IND`
    const packed = await fetch(path, { headers: { 'accept-encoding': 'br' } })
    expect(packed.headers.get('content-encoding')).toBe('br')
    const tag = packed.headers.get('etag') ?? ''
    expect((await fetch(path, { headers: { 'if-none-match': tag } })).status).toBe(304)
  })

  it('comes also to who sends no HTTP', async () => {
    const answer = await spoken('NONSENSE\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request/)
    expect(answer).toMatch('"code":"request/http"')
    const long = await spoken(`GET /?${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`)
    expect(long).toMatch('"code":"request/headers"')
  })
})

describe('the OpenAPI document', () => {
  it('is valid 3.1 and made of the guide’s schemas', async () => {
    const document = await (await fetch(`${server.url}/openapi.json`)).json()
    const { valid, errors } = await new Validator().validate(structuredClone(document))
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/v1/decisions',
        '/v1/seasons/{year}/decisions',
        '/v1/games/{id}',
        '/v1/live',
        '/v1/bundles',
      ]),
    )
    expect(document.components.schemas.Situation.properties.clock.description).toMatch('minutes:seconds')
    const parameters = document.paths['/v1/decisions'].get.parameters as {
      name: string
      required?: boolean
    }[]
    expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(['venue.roof', 'confidence']))
    expect(parameters.find(({ name }) => name === 'season')?.required).toBe(true)
  })

  it('is shown by a page that asks nobody else', async () => {
    const page = await fetch(`${server.url}/docs`)
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)
  })
})

describe('the watch on itself', () => {
  it('is healthy, ready, and counts', async () => {
    await (await postJson(`${server.url}/v1/decisions`, famousPlay)).text()
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: 'ok' })
    expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({
      status: 'ready',
      newerBundle: null,
    })
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    expect(metrics).toMatch(
      /http_request_duration_seconds_count\{method="POST",route="\/v1\/decisions",status="200"} 1/,
    )
    expect(metrics).toMatch(/fourthright_bundle_info\{id="[0-9a-f]{16}",name="experiment"} 1/)
  })
})

describe('too many requests', () => {
  it('are told when to come again', async () => {
    let response = await fetch(`${server.url}/v1/bundles`)
    expect(response.headers.get('ratelimit-limit')).toBe('50')
    for (let asked = 0; asked < 50 && response.status === 200; asked++)
      response = await fetch(`${server.url}/v1/bundles`)
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await response.json()).toMatchObject({ code: 'request/too-many' })
  })
})

/** What the server says to bytes. */
function spoken(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(bytes))
    let answer = ''
    socket.on('data', (part) => (answer += part))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}
