import { afterEach, describe, expect, it } from 'vitest'
import type { EntryPointSetting } from './checkEntryPoint.js'
import { seenIn, testEndpoint, testListener } from './entryPoints.fixture.js'
import type { Listener } from './listener.js'
import { requestText, talkRaw } from './rawTalk.fixture.js'

let open: Listener | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

async function ask(overrides: Partial<EntryPointSetting>, headers: readonly string[], from = '127.0.0.1') {
  const { listener, port, host } = await testListener(overrides)
  open = listener
  return talkRaw(requestText('GET / HTTP/1.1', [`Host: ${host}`, ...headers]), { port, from })
}

describe('what a connection proves', () => {
  it('is an endpoint with its VPC at an endpoint listener, and no public source', async () => {
    const { text } = await ask({ endpoint: testEndpoint }, [], '127.16.0.9')
    expect(seenIn(text)).toMatchObject({ address: '127.16.0.9' })
    expect(seenIn(text).context).toEqual({
      'aws:VpcSourceIp': '127.16.0.9',
      'aws:SourceVpc': testEndpoint.vpc,
      'aws:SourceVpce': testEndpoint.vpce,
      'aws:SecureTransport': false,
    })
  })

  it('is the source alone at a public listener', async () => {
    const { text } = await ask({}, [], '127.0.0.7')
    expect(seenIn(text).context).toEqual({ 'aws:SourceIp': '127.0.0.7', 'aws:SecureTransport': false })
  })

  it('is the IPv4 address of a peer that comes in over IPv6 sockets', async () => {
    const overrides = { address: '::', beyondLoopback: true }
    const { text } = await ask(overrides, [], '127.0.0.9')
    expect(seenIn(text).address).toBe('127.0.0.9')
  })

  it('can not be changed by who gets it', async () => {
    const frozen: boolean[] = []
    const { listener, port, host } = await testListener(
      {},
      {
        request(_request, response, arrival) {
          frozen.push(Object.isFrozen(arrival), Object.isFrozen(arrival.context))
          response.end()
        },
      },
    )
    open = listener
    await talkRaw(requestText('GET / HTTP/1.1', [`Host: ${host}`]), { port })
    expect(frozen).toEqual([true, true])
  })

  it.each([
    'X-Forwarded-For: 10.16.0.5',
    'X_Forwarded_For: 10.16.0.5',
    'x-forwarded-for: 10.16.0.5, 127.0.0.1',
    'Forwarded: for=10.16.0.5;by=vpce-0office',
    'X-Real-IP: 10.16.0.5',
    'True-Client-IP: 10.16.0.5',
    'X-Amzn-Vpce-Id: vpce-0office',
    'X-Amzn-Source-Vpc: vpc-0studio',
    'aws:SourceVpce: vpce-0office',
    'Via: 1.1 vpce-0office',
  ])('is never what a caller says: %s', async (header) => {
    const { text, statuses } = await ask({}, [header], '127.0.0.5')
    if (statuses[0] === 400) return // a name with a colon in it is no header at all
    expect(seenIn(text).context).toEqual({ 'aws:SourceIp': '127.0.0.5', 'aws:SecureTransport': false })
  })

  it('is no PROXY line before the request', async () => {
    const { listener, port, host } = await testListener()
    open = listener
    const line = 'PROXY TCP4 10.16.0.5 127.0.0.1 1 80\r\n'
    const said = await talkRaw(line + requestText('GET / HTTP/1.1', [`Host: ${host}`]), { port })
    expect(said).toMatchObject({ statuses: [400], ended: true })
  })
})

describe('a peer out of the ranges', () => {
  it('is closed at once, without a word', async () => {
    const outside = await ask({ ranges: ['127.0.0.2/32'] }, [], '127.0.0.3')
    expect(outside).toMatchObject({ text: '', ended: true })
  })

  it('does not hinder those inside', async () => {
    expect((await ask({ ranges: ['127.0.0.2/32'] }, [], '127.0.0.2')).statuses).toEqual([200])
  })

  it('is found in no range of the other family', async () => {
    expect(await ask({ ranges: ['::/0'] }, [])).toMatchObject({ text: '', ended: true })
  })
})

describe('a trusted proxy', () => {
  const trustedProxy = { ranges: ['127.0.0.3/32'], header: 'x-real-ip' }
  const setting = { endpoint: testEndpoint, ranges: ['10.16.0.0/16', '127.0.0.4/32'], trustedProxy }

  it('is believed about its peer, and its header goes no further', async () => {
    const { text } = await ask(setting, ['X-Real-IP: 10.16.0.5', 'X-Other: kept'], '127.0.0.3')
    const seen = seenIn(text)
    expect(seen.address).toBe('10.16.0.5')
    expect(seen.context['aws:VpcSourceIp']).toBe('10.16.0.5')
    expect(seen.headers).not.toHaveProperty('x-real-ip')
    expect(seen.rawHeaders.join()).not.toMatch(/real-ip/i)
    expect(seen.headers).toHaveProperty('x-other', 'kept')
  })

  it('may write an IPv4 address as IPv6 sockets do', async () => {
    expect(seenIn((await ask(setting, ['x-real-ip: ::ffff:10.16.0.5'], '127.0.0.3')).text).address).toBe(
      '10.16.0.5',
    )
  })

  it.each([
    [],
    ['X-Real-IP: 10.16.0.5', 'X-Real-IP: 10.16.0.5'],
    ['X-Real-IP: 10.16.0.5', 'x-real-ip: 10.16.0.6'],
    ['X-Real-IP: 10.16.0.9, 10.16.0.5'],
    ['X-Real-IP: 010.16.0.5'],
    ['X-Real-IP: 10.16.5'],
    ['X-Real-IP: 0x0a100005'],
    ['X-Real-IP: 168820741'],
    ['X-Real-IP: 10.16.0.5:443'],
    ['X-Real-IP: fe80::1%eth0'],
    ['X-Real-IP: "10.16.0.5"'],
    ['X-Real-IP:'],
    ['X_Real_IP: 10.16.0.5'],
  ])('is refused where it does not say one address once: %j %j', async (...headers) => {
    const said = await ask(setting, headers.filter(Boolean), '127.0.0.3')
    expect(said.statuses).toEqual([400])
  })

  it('may name nobody out of the ranges', async () => {
    expect((await ask(setting, ['X-Real-IP: 203.0.113.9'], '127.0.0.3')).statuses).toEqual([403])
    expect((await ask(setting, ['X-Real-IP: 64:ff9b::a10:5'], '127.0.0.3')).statuses).toEqual([403])
  })

  it('is only who comes from its ranges: from another the header is gone and says nothing', async () => {
    const seen = seenIn((await ask(setting, ['X-Real-IP: 10.16.0.5'], '127.0.0.4')).text)
    expect(seen.address).toBe('127.0.0.4')
    expect(seen.headers).not.toHaveProperty('x-real-ip')
    expect(seen.rawHeaders.join()).not.toMatch(/real-ip/i)
  })

  it('speaks for each request anew on one connection', async () => {
    const { listener, port, host } = await testListener(setting)
    open = listener
    const one = requestText('GET / HTTP/1.1', [`Host: ${host}`, 'X-Real-IP: 10.16.0.5'])
    const two = requestText('GET / HTTP/1.1', [`Host: ${host}`, 'X-Real-IP: 10.16.0.6'])
    const three = requestText('GET / HTTP/1.1', [`Host: ${host}`])
    const { text, statuses } = await talkRaw(one + two + three, { port, from: '127.0.0.3' })
    expect(statuses).toEqual([200, 200, 400])
    expect([...text.matchAll(/"address":"([^"]+)"/g)].map(([, address]) => address)).toEqual([
      '10.16.0.5',
      '10.16.0.6',
    ])
  })
})
