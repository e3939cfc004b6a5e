import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decisionEvent, sizeOfPng } from './decisionEvent.fixture.js'
import { Posting } from './posting.js'
import { postWebhook, type WebhookPatience } from './postWebhook.js'

interface Call {
  readonly key: string | undefined
  readonly type: string | undefined
  // biome-ignore lint/suspicious/noExplicitAny: the test looks at what a receiver would see
  readonly body: any
}

let server: Server
let address: string
let calls: Call[]
/** What the receiver does with its next calls; afterwards it takes them. */
let answers: ((response: ServerResponse) => void)[]

const says = (status: number, headers = {}) => {
  return (response: ServerResponse) => void response.writeHead(status, headers).end()
}
const hangs = () => {}
const hangsUp = (response: ServerResponse) => void response.destroy()

beforeEach(async () => {
  calls = []
  answers = []
  server = createServer(async (request: IncomingMessage, response) => {
    const { 'idempotency-key': key, 'content-type': type } = request.headers
    calls.push({ key: String(key), type, body: JSON.parse(await textOf(request)) })
    const answer = answers.shift() ?? says(204)
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/secret`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request.setEncoding('utf8')) text += part
  return text
}

function posting(patience: WebhookPatience = {}) {
  const problems: string[] = []
  const target = postWebhook(address, { firstDelaySeconds: 0.01, timeoutSeconds: 5, ...patience })
  return { to: new Posting([target], (problem) => problems.push(problem)), problems }
}

describe('a webhook', () => {
  it('is told of a decision in words and as a picture', async () => {
    const { to, problems } = posting()
    to.add(decisionEvent(1))
    await to.finish()
    expect(problems).toEqual([])
    expect(calls).toHaveLength(1)
    const [{ key, type, body }] = calls as [Call]
    expect({ key, type }).toEqual({ key: '2020_15_HOU_IND/decision/1/0', type: 'application/json' })
    expect(body).toMatchObject({ key, text: expect.stringContaining('Go for it.'), alt: expect.anything() })
    expect(sizeOfPng(Buffer.from(body.picture, 'base64'))).toEqual({ width: 1200, height: 675 })
  })

  it('is told of each key once, and of all in their order', async () => {
    const { to } = posting()
    for (const event of [1, 2, 1, 3].map((playId) => decisionEvent(playId))) to.add(event)
    await to.finish()
    expect(calls.map(({ key }) => key?.split('/')[2])).toEqual(['1', '2', '3'])
  })

  it.each([
    ['a fault of the receiver', says(500)],
    ['too many calls', says(429, { 'retry-after': '0' })],
    ['a connection that breaks', hangsUp],
  ])('is tried again after %s, by the same key', async (_what, answer) => {
    answers = [answer, answer]
    const { to, problems } = posting()
    to.add(decisionEvent(1))
    await to.finish()
    expect(problems).toEqual([])
    expect(calls).toHaveLength(3)
    expect(new Set(calls.map(({ key }) => key)).size).toBe(1)
  })

  it('is waited for as long as it asks', async () => {
    answers = [says(503, { 'retry-after': '1' })]
    const { to } = posting()
    const begun = Date.now()
    to.add(decisionEvent(1))
    await to.finish()
    expect(Date.now() - begun).toBeGreaterThanOrEqual(990)
  })

  it('is not tried again where it refuses for good', async () => {
    answers = [says(401)]
    const { to, problems } = posting()
    to.add(decisionEvent(1))
    to.add(decisionEvent(2))
    await to.finish()
    expect(calls).toHaveLength(2)
    expect(problems).toEqual([expect.stringMatching(/decision\/1\/0 .*127\.0\.0\.1:\d+ answered 401/)])
    // an address may hold a secret
    expect(problems[0]).not.toContain('secret')
  })

  it('that hangs is given up, and the game has never waited', async () => {
    answers = [hangs, hangs]
    const { to, problems } = posting({ attempts: 2, timeoutSeconds: 0.05 })
    to.add(decisionEvent(1))
    expect(calls).toEqual([])
    await to.finish()
    expect(problems).toEqual([expect.stringContaining('did not answer in 0.05 seconds')])
  })

  it('is left alone at once when the command ends', async () => {
    answers = [hangs]
    const { to, problems } = posting()
    to.add(decisionEvent(1))
    to.add(decisionEvent(2))
    while (calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    to.abort()
    await to.finish()
    expect(calls).toHaveLength(1)
    expect(problems).toEqual([])
  })

  it.each(['ftp://example.com', 'nowhere', ''])('is no address: %j', (text) => {
    expect(() => postWebhook(text)).toThrow(expect.objectContaining({ code: 'post/webhook' }))
  })
})
