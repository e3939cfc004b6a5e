import { describe, expect, it } from 'vitest'
import { throughEndpoint } from '../network/arrival.fixture.js'
import { OpenWork, type Work } from './openWork.js'
import type { Session } from './session.js'

function bench() {
  const sessions = new Map<string, Partial<Session>>()
  /** What a session has become since it was read. */
  const changed = new Map<string, string | null>()
  const ended: string[] = []
  const told: string[] = []
  let isAway = false
  const openWork = new OpenWork({
    known: (key) => sessions.get(key) as Session | undefined,
    isCurrent: (key) => !changed.has(key),
    read: async (keys) => {
      if (isAway) throw new Error('away')
      for (const key of keys) {
        if (changed.has(key)) sessions.set(key, { endedWhy: changed.get(key) ?? null })
        changed.delete(key)
      }
    },
    judge: ({ endedWhy }) => {
      if (endedWhy) throw new Error(endedWhy)
    },
    ended: ({ sessionKey }, _session, error) => told.push(`${sessionKey}: ${(error as Error).message}`),
  })
  const open = (sessionKey: string): Work => {
    const work: Work = {
      sessionKey,
      label: 'label',
      arrival: throughEndpoint('vpce-studio'),
      end: () => ended.push(sessionKey),
    }
    openWork.add(work)
    return work
  }
  sessions.set('alice', { endedWhy: null })
  sessions.set('bob', { endedWhy: null })
  return { openWork, open, sessions, changed, ended, told, away: () => (isAway = true) }
}

describe('open work', () => {
  it('ends for the session that has ended, and for no other', async () => {
    const { openWork, open, sessions, ended, told } = bench()
    open('alice')
    open('bob')
    sessions.set('alice', { endedWhy: 'The grant was revoked.' })
    await openWork.reread()
    expect(ended).toEqual(['alice'])
    expect(told).toEqual(['alice: The grant was revoked.'])
    expect(openWork.size).toBe(1)
  })

  it('ends all where the sessions cannot be read', async () => {
    const { openWork, open, ended, away } = bench()
    open('alice')
    open('bob')
    away()
    await openWork.reread()
    expect(ended.sort()).toEqual(['alice', 'bob'])
  })

  it('ends where the session is not there any more', () => {
    const { openWork, open, sessions, ended } = bench()
    open('alice')
    sessions.delete('alice')
    openWork.judgeAll()
    expect(ended).toEqual(['alice'])
  })

  it('ends at once where the session ended while it was let in', async () => {
    const { open, changed, ended } = bench()
    changed.set('alice', 'The grant was revoked.')
    open('alice')
    open('bob')
    await expect.poll(() => ended).toEqual(['alice'])
  })

  it('goes on where something else changed while it was let in', async () => {
    const { openWork, open, changed, ended } = bench()
    changed.set('alice', null)
    open('alice')
    await expect.poll(() => changed.size).toBe(0)
    expect([ended, openWork.size]).toEqual([[], 1])
  })

  it('leaves alone what is done', () => {
    const { openWork, open, sessions, ended } = bench()
    openWork.delete(open('alice'))
    sessions.delete('alice')
    openWork.judgeAll()
    expect(ended).toEqual([])
  })
})
