import type { LiveEvent } from '@fourthright/plays'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventsOf } from './live.fixture.js'
import { afterEvent, noGames } from './liveGames.js'

const colts = eventsOf('2020_15_HOU_IND', 'HOU', 'IND')
const bills = eventsOf('2020_15_BUF_DEN', 'BUF', 'DEN')
const first = colts.decision(100)
const second = colts.decision(200, { yardsToGo: 8 })
const corrected = colts.decision(200, { yardsToGo: 2 }, 1, second.key)

const after = (...events: LiveEvent[]) => events.reduce(afterEvent, noGames)
const decisionsAfter = (...events: LiveEvent[]) => after(...events)[0]?.decisions ?? []

describe('a live game', () => {
  it('shows its newest fourth down first', () => {
    const told = decisionsAfter(colts.game(), first, second).map((one) => one.told.playId)
    expect(told).toEqual([200, 100])
  })

  it('puts what happened to its decision, not to the newest', () => {
    const [newest, oldest] = decisionsAfter(first, second, colts.happened(first))
    expect(newest?.happened).toBeNull()
    expect(oldest?.happened).toMatchObject({ playId: 100, result: 'firstDown' })
  })

  it('keeps a corrected decision, marked, under the one in its place', () => {
    const [newest, old] = decisionsAfter(second, corrected)
    expect(newest).toMatchObject({ told: corrected, isReplaced: false })
    expect(old).toMatchObject({ told: second, isReplaced: true })
  })

  it('keeps a withdrawn decision, and says why', () => {
    const [withdrawn] = decisionsAfter(first, colts.withdrawn(first, 'The play was nullified.'))
    expect(withdrawn?.withdrawn?.why).toBe('The play was nullified.')
  })

  it('says that its feed is silent until it is heard again', () => {
    const stalled = colts.notice('stalled', 'Nothing new for 90 seconds.')
    expect(after(stalled)[0]?.trouble).toBe(stalled)
    expect(after(stalled, colts.notice('resumed', 'Heard again.'))[0]?.trouble).toBeNull()
    expect(after(stalled, colts.state(1))[0]?.trouble).toBeNull()
    expect(after(stalled, colts.notice('clock', 'The clock ran backward.'))[0]?.trouble).toBe(stalled)
    expect(after(stalled, colts.notice('ended', 'The game is over.'))[0]).toMatchObject({
      trouble: null,
      isOver: true,
    })
  })

  it('has the state that was told last', () => {
    expect(after(colts.state(1), colts.state(2, { homeScore: 27 }))[0]?.state?.homeScore).toBe(27)
  })

  it('stays apart from another', () => {
    const [one, other] = after(colts.game(), bills.game(), first, bills.state(1))
    expect([one?.id, one?.decisions.length, one?.state]).toEqual(['2020_15_HOU_IND', 1, null])
    expect([other?.id, other?.decisions.length]).toEqual(['2020_15_BUF_DEN', 0])
  })
})

describe('events that are told again', () => {
  const events: readonly LiveEvent[] = [
    colts.game(),
    colts.state(1),
    first,
    bills.game(),
    colts.happened(first),
    second,
    colts.notice('stalled', 'Nothing new for 90 seconds.'),
    corrected,
    colts.withdrawn(corrected, 'No fourth down any more.'),
    bills.state(1),
  ]

  it('change nothing, from wherever a reconnection takes them up', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(events.length), { maxLength: 5 }), (breaks) => {
        // each time the connection breaks after so many events and is taken up from somewhere before
        const heard = breaks.flatMap((end) => events.slice(Math.max(0, end - 4), end))
        const prefix = breaks.length === 0 ? [] : events.slice(0, Math.max(...breaks))
        const all = [...prefix, ...heard, ...events]
        expect(all.reduce(afterEvent, noGames)).toEqual(events.reduce(afterEvent, noGames))
      }),
    )
  })
})
