import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '../audit/audit.js'
import { throughEndpoint } from '../network/arrival.fixture.js'
import type { Session } from './session.js'
import { Usage } from './usage.js'

function bench() {
  const lines: string[] = []
  const database = { isAway: false }
  const record = async ({ why }: AuditEvent) => {
    if (database.isAway) throw new Error('away')
    lines.push(why)
  }
  const usage = new Usage({ record }, { account: '111122223333', region: 'us-west-2' })
  const expiresAt = new Date(1000)
  const session = { key: 'key', user: 'ann', domainId: 'd-1', profile: 'ann', expiresAt } as Session
  const ask = (why = 'Allowed.') => usage.request(session, throughEndpoint('vpce-studio'), why)
  return { usage, session, ask, lines, database }
}

describe('what sessions were let through', () => {
  it('is told at the first request, at a new reason and in sums', async () => {
    const { usage, session, ask, lines } = bench()
    await ask()
    await ask()
    usage.frame(session)
    await ask('Allowed by another statement.')
    await usage.sumUp(0)
    await usage.sumUp(0)
    await usage.over('key')
    expect(lines).toEqual([
      'Allowed.',
      '2 requests and 1 frames let through. Allowed.',
      'Allowed by another statement.',
      '1 requests and 0 frames let through. Allowed by another statement.',
    ])
  })

  it('lets nothing through whose first line could not be written', async () => {
    const { ask, lines, database } = bench()
    database.isAway = true
    await expect(ask()).rejects.toThrow('away')
    await expect(ask()).rejects.toThrow('away')
    database.isAway = false
    await ask()
    expect(lines).toEqual(['Allowed.'])
  })

  it('loses no sum to a database that is away', async () => {
    const { usage, ask, lines, database } = bench()
    await ask()
    database.isAway = true
    await expect(usage.sumUp(0)).rejects.toThrow('away')
    database.isAway = false
    await ask()
    await usage.sumUp(0)
    expect(lines.at(-1)).toBe('2 requests and 0 frames let through. Allowed.')
  })

  it('is summed up whole, though more comes in while the line is written', async () => {
    const { usage, session, ask, lines } = bench()
    await ask()
    const written = usage.sumUp(0)
    usage.frame(session)
    await written
    await usage.sumUp(0)
    expect(lines.slice(1)).toEqual([
      '1 requests and 0 frames let through. Allowed.',
      '0 requests and 1 frames let through. Allowed.',
    ])
  })

  it('is forgotten when the session is over, and its last sum is written', async () => {
    const { usage, ask, lines } = bench()
    await ask()
    await usage.sumUp(1000)
    await ask()
    expect(lines).toEqual(['Allowed.', '1 requests and 0 frames let through. Allowed.', 'Allowed.'])
  })
})
