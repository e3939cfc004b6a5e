import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStudio, type TestStudio } from './studio.fixture.js'
import { talk } from './talk.fixture.js'

let studio: TestStudio
beforeAll(async () => {
  studio = await openTestStudio()
})
afterAll(() => studio.close())

const last = async () => (await studio.auditLines()).at(-1)

describe('the way to a profile', () => {
  it('leads a user to the own profile, once', async () => {
    const url = await studio.mint('alice')
    const first = await talk(url)
    expect([first.status, first.headers.location]).toEqual([302, '/'])
    expect((await talk(url)).status).toBe(410)
  })

  it('answers a browser with a redirect, and a program with JSON', async () => {
    const token = await studio.signIn('alice')
    const url = `${studio.studio.ready.api.url}/dev/alice`
    const headers = { authorization: `Bearer ${token}` }
    const page = await talk(url, { headers: { ...headers, accept: 'text/html,application/xhtml+xml' } })
    expect(page.status).toBe(302)
    expect(page.headers.location).toMatch(/\/auth\?token=[\w-]{43}$/)
    const json = await talk(url, { headers })
    expect([json.status, Object.keys(json.json ?? {})]).toEqual([200, ['AuthorizedUrl']])
  })

  it("is closed to anybody else's profile", async () => {
    const said = await studio.ask(await studio.signIn('alice'), 'bob')
    expect([said.status, said.text]).toEqual([403, '{"message":"Forbidden"}'])
  })

  it.each([
    ['without a token', {}],
    ['with a token that is none', { authorization: 'Bearer abc.def.ghi' }],
    ['with a token in a query', {}, '?access_token=abc'],
  ])('is closed %s', async (_what, headers, query = '') => {
    const said = await talk(`${studio.studio.ready.api.url}/dev/alice${query}`, { headers })
    expect(said.status).toBe(query === '' ? 401 : 404)
  })
})

describe('each judgement fails alone', () => {
  it("the caller's entry point, by the API's resource policy", async () => {
    const token = await studio.signIn('alice')
    expect((await studio.ask(token, 'alice', 'api-endpoint')).status).toBe(200)
    const said = await studio.ask(token, 'alice', 'api-public')
    expect(said.status).toBe(403)
    expect(await last()).toMatchObject({ what: 'authorize', verdict: 'deny' })
    expect((await last())?.why).toContain('NoOtherWayIn')
  })

  it('the mint call, by the role policy with the network of its own listener', async () => {
    const token = await studio.signIn('alice')
    const { policies } = await studio.admin<{ policies: { name: string; document: string }[] }>(
      'listPolicies',
    )
    const role = policies.find(({ name }) => name === 'fourthright-mint')?.document ?? ''
    const url = await studio.mint('alice')
    const said = { name: 'fourthright-mint', attachedTo: 'mintRole' }
    const withoutMint = JSON.parse(role)
    withoutMint.Statement = withoutMint.Statement.slice(1)
    await studio.admin('putPolicy', { ...said, document: JSON.stringify(withoutMint) })
    const refused = await studio.ask(token, 'alice')
    // The user's own way in is still good: what was minted before opens.
    const opened = await talk(url)
    await studio.admin('putPolicy', { ...said, document: role })
    expect([refused.status, opened.status]).toEqual([403, 302])
    const lines = await studio.auditLines()
    expect(lines.filter(({ what, verdict }) => what === 'mint' && verdict === 'deny')).toHaveLength(1)
  })

  it.each(['studio-public', 'studio-other'])("the user's network at redemption: %s", async (way) => {
    const url = await studio.mint('alice')
    const outside = await talk(studio.at(url, way))
    expect([outside.status, outside.text.includes('vpce')]).toEqual([403, false])
    expect(await last()).toMatchObject({ what: 'redeem', verdict: 'deny', who: 'alice' })
    // A try from outside does not take the URL from its owner.
    expect((await talk(url)).status).toBe(302)
  })

  it.each(['studio-public', 'studio-other'])("the user's network at every request: %s", async (way) => {
    const { url, cookie } = await studio.enter('alice')
    expect((await talk(url, { headers: { cookie } })).status).toBe(200)
    expect((await talk(studio.at(url, way), { headers: { cookie } })).status).toBe(403)
    expect((await talk(url, { headers: { cookie } })).status).toBe(200)
  })
})

describe('the audit', () => {
  it('is not to be filled from outside: who is refused too often is refused without a line', async () => {
    const url = `${studio.studio.ready.api.url}/dev/alice`
    const statuses: number[] = []
    for (let batch = 0; batch < 16; batch += 1) {
      const said = await Promise.all(Array.from({ length: 20 }, () => talk(url, { from: '127.0.0.77' })))
      statuses.push(...said.map(({ status }) => status))
    }
    expect(statuses.at(-1)).toBe(429)
    const lines = async () => (await studio.auditLines()).length
    const before = await lines()
    expect((await talk(url, { from: '127.0.0.77' })).status).toBe(429)
    expect(await lines()).toBe(before)
    expect((await talk(url, { from: '127.0.0.78' })).status).toBe(401)
  })
})

describe('the mint function', () => {
  it('needs a grant, whatever the token says', async () => {
    const password = 'fourth-and-a-quarter'
    await studio.admin('createUser', { name: 'carol' })
    await studio.admin('setPassword', { name: 'carol', password, permanent: true })
    const said = await talk(studio.studio.ready.signIn.url, {
      method: 'POST',
      body: JSON.stringify({ username: 'carol', password }),
    })
    expect((await studio.ask(String(said.json?.accessToken), 'carol')).status).toBe(403)
  })

  it('is not to be called past the mint role: the endpoint knows no other caller', async () => {
    const ready = studio.studio.ready
    const url = `http://sagemaker-api.localhost:${ready.ways['sagemaker-api-endpoint']}/`
    const call = (headers: Record<string, string>) =>
      talk(url, {
        method: 'POST',
        body: JSON.stringify({ DomainId: ready.domainId, UserProfileName: 'alice' }),
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'SageMaker.CreatePresignedDomainUrl',
          ...headers,
        },
      })
    const answers = await Promise.all([
      call({}),
      call({ authorization: `FourthrightRole ${'A'.repeat(43)}` }),
      call({ authorization: 'AWS4-HMAC-SHA256 Credential=x' }),
      call({ authorization: `Bearer ${await studio.signIn('alice')}` }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400])
    expect(new Set(answers.map(({ json }) => json?.__type))).toEqual(new Set(['UnrecognizedClientException']))
  })
})
