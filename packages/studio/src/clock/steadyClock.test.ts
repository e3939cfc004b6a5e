import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TestClock } from './clock.fixture.js'
import { SteadyClock } from './steadyClock.js'

describe('the steady clock', () => {
  it('goes on from where it was when the wall clock is set back', () => {
    const machine = new TestClock(1_000_000)
    const steady = new SteadyClock(machine)
    machine.pass(1000)
    machine.setBy(-60_000)
    machine.pass(500)
    expect(steady.now()).toBe(1_001_500)
    expect(steady.behind()).toBe(60_000)
  })

  it('follows a clock that is set ahead', () => {
    const machine = new TestClock(1_000_000)
    const steady = new SteadyClock(machine)
    machine.setBy(60_000)
    expect(steady.now()).toBe(1_060_000)
    expect(steady.behind()).toBe(0)
  })

  it('knows after a restart that the clock was later before', () => {
    const machine = new TestClock(1_000_000)
    expect(new SteadyClock(machine, 1_030_000).behind()).toBe(30_000)
    expect(new SteadyClock(machine, 1_004_000).behind()).toBe(0)
  })

  it('takes the earlier time when told to', () => {
    const machine = new TestClock(1_000_000)
    const steady = new SteadyClock(machine)
    machine.setBy(-60_000)
    steady.accept()
    expect([steady.now(), steady.behind()]).toEqual([940_000, 0])
  })

  it('never goes back, whatever is done to the machine’s', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5000), fc.integer({ min: -1e6, max: 1e6 }))), (steps) => {
        const machine = new TestClock(2_000_000)
        const steady = new SteadyClock(machine)
        let before = steady.now()
        for (const [passed, set] of steps) {
          machine.pass(passed)
          machine.setBy(set)
          const now = steady.now()
          expect(now).toBeGreaterThanOrEqual(before + passed)
          before = now
        }
      }),
    )
  })
})
