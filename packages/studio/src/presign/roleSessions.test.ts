import { expect, it } from 'vitest'
import { TestClock } from '../clock/clock.fixture.js'
import { RoleSessions } from './roleSessions.js'

const alice = { user: 'alice', requesterAddress: '127.0.0.1' }

it('a credential of the mint role is good once', () => {
  const sessions = new RoleSessions(new TestClock())
  const credential = sessions.assume(alice)
  expect(sessions.spend(credential)).toMatchObject(alice)
  expect(sessions.spend(credential)).toBeUndefined()
})

it('a credential of the mint role is good for a minute, whatever the wall clock says', () => {
  const clock = new TestClock()
  const sessions = new RoleSessions(clock)
  const credential = sessions.assume(alice)
  clock.pass(61_000)
  clock.setBy(-61_000)
  expect(sessions.spend(credential)).toBeUndefined()
})

it('nothing else is a credential', () => {
  const sessions = new RoleSessions(new TestClock())
  sessions.assume(alice)
  expect(sessions.spend('')).toBeUndefined()
  expect(sessions.spend('A'.repeat(43))).toBeUndefined()
})
