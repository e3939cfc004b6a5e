import { afterEach, describe, expect, it } from 'vitest'
import { type ServerForTests, serverForTests } from '../serverForTests.fixture.js'

let server: ServerForTests
afterEach(() => server.close())

/** What is left to an asker who came through a proxy, as the proxy says. */
async function leftTo(asker: string): Promise<number> {
  const answer = await fetch(`${server.url}/v1/bundles`, { headers: { 'x-forwarded-for': asker } })
  return Number(answer.headers.get('ratelimit-remaining'))
}

describe('the limit of requests', () => {
  it('counts those who ask through a trusted proxy apart', async () => {
    server = await serverForTests({ requestsPerMinute: 10, trustedProxies: ['127.0.0.0/8'] })
    expect(await leftTo('192.0.2.1')).toBe(9)
    expect(await leftTo('192.0.2.1')).toBe(8)
    expect(await leftTo('192.0.2.2')).toBe(9)
    // what stands before the proxy's own word may be anybody's invention
    expect(await leftTo('203.0.113.9, 192.0.2.1')).toBe(7)
  })

  it('believes nobody else who they are', async () => {
    server = await serverForTests({ requestsPerMinute: 10 })
    expect(await leftTo('192.0.2.1')).toBe(9)
    expect(await leftTo('192.0.2.2')).toBe(8)
  })
})
