import { readFile } from 'node:fs/promises'
import { decide, famousPlay, openBundle, situationQuery } from '@fourthright/guide'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient } from '../client/index.js'
import { experimentBundle, postJson, type ServerForTests, serverForTests } from '../serverForTests.fixture.js'

let server: ServerForTests
let decisions: string
beforeAll(async () => {
  server = await serverForTests()
  decisions = `${server.url}/v1/decisions`
})
afterAll(() => server.close())

const query = situationQuery(famousPlay)

describe('decisions by HTTP', () => {
  it('answers the famous play as the library does, at once and from memory', async () => {
    const bundle = await openBundle(await readFile(experimentBundle))
    const expected = JSON.parse(JSON.stringify(decide(famousPlay, bundle)))
    for (let times = 0; times < 2; times++) {
      const response = await postJson(decisions, famousPlay)
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual(expected)
    }
  })

  it('says how sure it is, why, and every leaf, where that is asked', async () => {
    const client = createClient(server.url)
    const plain = await client.decide(famousPlay)
    const whole = await client.decide(famousPlay, { confidence: true, explain: true, tree: 'full' })
    expect(plain.confidence).toBeNull()
    expect(whole.confidence?.members).toBe(100)
    expect(whole.explanation?.sentence).toMatch(/\w/)
    expect(whole.choices[0]?.outcomes.length).toBeGreaterThan(plain.choices[0]?.outcomes.length ?? 0)
  })

  it('takes chances that somebody knows better, and does not mix them up with answers without', async () => {
    const client = createClient(server.url)
    const told = await client.decide(famousPlay, { overrides: { conversion: 0.1, make: 0.9 } })
    expect(told.overrides).toEqual({ conversion: 0.1, make: 0.9 })
    expect(told.recommendation).toBe('fieldGoal')
    expect((await client.decide(famousPlay)).recommendation).toBe('goForIt')
  })

  it.each([2, 40])('answers %i situations in order, each by a decision or its error', async (count) => {
    const situations = Array.from({ length: count }, (_, at) => ({
      ...famousPlay,
      yardsToGo: at === 1 ? 40 : 1 + (at % 9),
    }))
    const answers = await createClient(server.url).decideMany(situations)
    expect(answers).toHaveLength(count)
    expect(answers[0]).toMatchObject({ recommendation: 'goForIt' })
    expect(answers[1]).toEqual({
      error: {
        code: 'situation/yards-to-go',
        field: 'yardsToGo',
        value: 40,
        message: expect.any(String),
        valid: expect.any(String),
      },
    })
    const alone = await createClient(server.url).decide(situations[count / 2 - 1] ?? famousPlay)
    expect(answers[count / 2 - 1]).toEqual(alone)
  })

  it('answers an empty list by an empty list', async () => {
    expect(await (await postJson(decisions, [])).json()).toEqual([])
  })

  it('answers the same by an address, which a cache may keep until the bundle changes', async () => {
    const first = await fetch(`${decisions}?${query}`)
    const tag = first.headers.get('etag') ?? ''
    const bundle = (await first.json()).bundle.id
    expect(first.headers.get('cache-control')).toMatch(/^public/)
    expect(tag).toMatch(new RegExp(`^"${bundle}-`))
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await fetch(`${decisions}?${query}`, { headers: { 'if-none-match': known } })
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
    }
    const other = await fetch(`${decisions}?${query}&make=0.5`, { headers: { 'if-none-match': tag } })
    expect(other.status).toBe(200)
    expect(other.headers.get('etag')).not.toBe(tag)
  })

  it.each([
    ['?confidnce=true', 'query/unknown', 'confidnce'],
    ['?confidence=maybe', 'query/confidence', 'confidence'],
    ['?convert=1.2', 'query/convert', 'convert'],
    ['?make=0x1', 'query/make', 'make'],
    ['?tree=half', 'query/tree', 'tree'],
    ['?make=0.1&make=0.2', 'query/repeated', 'make'],
    ['?__proto__=1', 'query/unknown', '__proto__'],
    ['?make=%ff', 'query/encoding', 'query'],
  ])('refuses %s by name', async (asked, code, field) => {
    const response = await postJson(decisions + asked, famousPlay)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code, field, valid: expect.any(String) })
  })

  it('answers with the bundle that is named, or not at all', async () => {
    const [bundle] = await createClient(server.url).bundles()
    for (const known of [bundle?.id, bundle?.name]) {
      expect((await postJson(`${decisions}?bundle=${known}`, famousPlay)).status).toBe(200)
    }
    await expect(createClient(server.url).decide(famousPlay, { bundle: 'other' })).rejects.toMatchObject({
      name: 'InputError',
      code: 'bundle/missing',
      field: 'bundle',
    })
  })

  it.each([
    ['no JSON', '{"season":', 400, 'body/json'],
    ['an empty body', '', 400, 'body/empty'],
    ['a number', '4', 400, 'situation/shape'],
    ['lists in lists', '['.repeat(100_000) + ']'.repeat(100_000), 400, 'body/nesting'],
    [
      'a key of the prototype',
      JSON.stringify(famousPlay).replace('{', '{"__proto__":{},'),
      400,
      'situation/unknown-field',
    ],
    ['too many situations', JSON.stringify(Array(1001).fill(1)), 413, 'request/too-many-situations'],
    ['too many bytes', `"${'x'.repeat(2 * 1024 * 1024)}"`, 413, 'request/too-large'],
    [
      'a long text in the place of a team',
      JSON.stringify({ ...famousPlay, offense: 'x'.repeat(1e6) }),
      400,
      'situation/offense',
    ],
  ])('refuses %s with a problem that says so in few words', async (_, body, status, code) => {
    const response = await postJson(decisions, body)
    const text = await response.text()
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toMatch('application/problem+json')
    expect(JSON.parse(text)).toMatchObject({ code, status, type: `/problems/${code}` })
    expect(text.length).toBeLessThan(2000)
  })

  it('refuses bytes that are no UTF-8', async () => {
    const response = await fetch(decisions, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from([0x22, 0xff, 0xfe, 0x22]),
    })
    expect(await response.json()).toMatchObject({ status: 400, code: 'body/utf-8' })
  })
})

describe('heavy work', () => {
  it('never delays a fast request: one that comes after eight heavy ones is answered before any of them', async () => {
    const order: string[] = []
    const list = Array.from({ length: 16 }, (_, at) => ({ ...famousPlay, yardsToGo: 1 + (at % 20) }))
    const heavy = Array.from({ length: 8 }, async (_, at) => {
      const response = await postJson(`${decisions}?confidence=true`, at % 2 ? list : famousPlay)
      expect(response.status).toBe(200)
      await response.text()
      order.push(at % 2 ? 'list' : 'one')
    })
    // Until all eight are in.
    await new Promise((resolve) => setTimeout(resolve, 100))
    const before = order.filter((one) => one === 'list').length
    for (const yardsToGoal of [30, 31, 32]) {
      await (await postJson(decisions, { ...famousPlay, yardsToGoal })).text()
      order.push('fast')
    }
    await Promise.all(heavy)
    expect(before).toBe(0)
    expect(order.lastIndexOf('fast')).toBeLessThan(order.indexOf('list'))
  })
})
