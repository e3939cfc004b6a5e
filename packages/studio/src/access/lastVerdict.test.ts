import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TestClock } from '../clock/clock.fixture.js'
import { fromOutside, throughEndpoint } from '../network/arrival.fixture.js'
import { epochSecondOf, judgeProfile } from './judgeProfile.js'
import { LastVerdict } from './lastVerdict.js'
import { shelve } from './policyShelf.js'

const place = { region: 'us-west-2', account: '111122223333' }
const untilNoon = (vpce: string) =>
  shelve([
    {
      name: 'until noon',
      kind: 'identity',
      attachedTo: 'mintRole',
      document: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sagemaker:CreatePresignedDomainUrl',
            Resource:
              'arn:aws:sagemaker:us-west-2:111122223333:user-profile/d-test/${aws:PrincipalTag/profile}',
            Condition: {
              StringEquals: { 'aws:SourceVpce': vpce },
              DateLessThan: { 'aws:CurrentTime': '2026-11-25T12:00:05Z' },
            },
          },
        ],
      }),
    },
  ])
const shelves = [untilNoon('vpce-studio'), untilNoon('vpce-other')]
const sessions = ['alice', 'bob'].map((user) => ({ user, profile: user, domainId: 'd-test' }))
const arrivals = [
  throughEndpoint('vpce-studio'),
  throughEndpoint('vpce-other', 'studio-other'),
  throughEndpoint('vpce-studio', 'studio-endpoint', '10.16.0.6'),
  fromOutside(),
]

describe('the last verdict', () => {
  it('is the one that an evaluation would give, whatever has changed', () => {
    const step = fc.record({
      shelf: fc.nat(1),
      session: fc.nat(1),
      arrival: fc.nat(3),
      passes: fc.constantFrom(0, 1, 400, 999, 1000, 3000),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const clock = new TestClock()
        const last = new LastVerdict(place, clock)
        for (const { shelf, session, arrival, passes } of steps) {
          clock.pass(passes)
          const asked = [shelves[shelf]!, sessions[session]!, arrivals[arrival]!] as const
          const anew = judgeProfile(asked[0], place, asked[1], asked[2], epochSecondOf(clock))
          expect(last.judge(...asked)).toEqual(anew)
        }
      }),
    )
  })

  it('ends with the second in which the policy does', () => {
    const clock = new TestClock()
    const last = new LastVerdict(place, clock)
    const ask = () => last.judge(shelves[0]!, sessions[0]!, arrivals[0]!).decision
    clock.pass(4999)
    expect(ask()).toBe('allow')
    clock.pass(1)
    expect(ask()).toBe('implicitDeny')
  })
})
