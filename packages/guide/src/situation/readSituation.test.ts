import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputError } from '../errors/errors.js'
import { clockText, maybeClock, parseClock } from './clock.js'
import { famousPlay } from './famousPlay.js'
import { readSituation } from './readSituation.js'

function refusal(change: Record<string, unknown>) {
  try {
    readSituation({ ...famousPlay, ...change })
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
  return undefined
}

describe('readSituation', () => {
  it('takes the famous play, and the same play with everything optional left out or null', () => {
    expect(readSituation(famousPlay)).toMatchObject({ offense: 'IND', yardsToGo: 0.25 })
    const { season, offense, defense, quarter, clock, offenseScore, defenseScore, ...rest } = famousPlay
    const { down, yardsToGo, yardsToGoal } = rest
    const required = { season, offense, defense, quarter, clock, offenseScore, defenseScore }
    const bare = { ...required, down, yardsToGo, yardsToGoal }
    expect(readSituation(bare)).toEqual(bare)
    const nulls = Object.fromEntries(Object.keys(famousPlay).map((field) => [field, null]))
    expect(readSituation({ ...nulls, ...bare })).toMatchObject(bare)
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['a fifth down', { down: 5 }, 'situation/down'],
    ['a first down in midgame', { down: 1, quarter: 2 }, 'situation/down'],
    ['a line to gain behind the goal line', { yardsToGo: 37 }, 'situation/yards-to-go'],
    ['no distance', { yardsToGo: undefined }, 'situation/yards-to-go'],
    ['a distance of nothing', { yardsToGo: 0 }, 'situation/yards-to-go'],
    ['a distance in words', { yardsToGo: '4' }, 'situation/yards-to-go'],
    ['a distance that is no number', { yardsToGo: Number.NaN }, 'situation/yards-to-go'],
    ['the goal line itself', { yardsToGoal: 0 }, 'situation/yards-to-goal'],
    ['the own goal line', { yardsToGoal: 100 }, 'situation/yards-to-goal'],
    ['a whole-yard figure with inches', { distanceMeasure: 'wholeYards' }, 'situation/distance-measure'],
    ['a negative clock', { clock: '-0:05' }, 'situation/clock'],
    ['a clock past the quarter', { clock: '16:00' }, 'situation/clock'],
    ['fifteen minutes and a second', { clock: '15:01' }, 'situation/clock'],
    ['a clock in seconds', { clock: 201 }, 'situation/clock'],
    ['four timeouts', { offenseTimeouts: 4 }, 'situation/offense-timeouts'],
    ['half a timeout', { defenseTimeouts: 1.5 }, 'situation/defense-timeouts'],
    ['a team nobody knows', { offense: 'XYZ' }, 'situation/offense'],
    ['a team against itself', { defense: 'IND' }, 'situation/defense'],
    ['a home of somebody else', { home: 'DAL' }, 'situation/home'],
    ['a season before the guide', { season: 1890 }, 'situation/season'],
    ['1998', { season: 1998 }, 'situation/season'],
    ['a field nobody knows', { yardsTogo: 1 }, 'situation/unknown-field'],
    ['an unknown field of the venue', { venue: { roofs: 'open' } }, 'situation/unknown-field'],
    ['a roof of gold', { venue: { roof: 'gold' } }, 'situation/venue-roof'],
    ['half points', { offenseScore: 20.5 }, 'situation/offense-score'],
    ['negative points', { defenseScore: -3 }, 'situation/defense-score'],
    ['one to nothing', { offenseScore: 1, defenseScore: 0 }, 'situation/offense-score'],
    ['a defense with one point', { defenseScore: 1 }, 'situation/defense-score'],
    ['a fifth quarter with eleven minutes', { quarter: 5, clock: '11:00' }, 'situation/clock'],
    [
      'three timeouts in regular-season overtime',
      { quarter: 5, offenseTimeouts: 3 },
      'situation/offense-timeouts',
    ],
    ['a second overtime in the regular season', { quarter: 6 }, 'situation/quarter'],
    [
      'overtime in the fourth quarter',
      { overtime: { period: 1, possessionsBefore: { offense: 0, defense: 1 } } },
      'situation/overtime',
    ],
    ['a try with a down', { phase: 'try' }, 'situation/down'],
    ['an unknown phase', { phase: 'kickoff' }, 'situation/phase'],
    ['an infinite line', { possessionTeamLine: Number.POSITIVE_INFINITY }, 'situation/possession-team-line'],
  ])('refuses %s', (_, change, code) => {
    const error = refusal(change)
    expect(error?.code).toBe(code)
    expect(error?.valid).toBeTruthy()
    expect(error?.message.length).toBeGreaterThan(20)
    const field = error?.field ?? ''
    if (field in change) expect(error?.value).toEqual(change[field])
  })

  it.each([[null], [undefined], ['4th & 1'], [4], [[famousPlay]]])(
    'refuses %j, which is no situation',
    (input) => {
      expect(() => readSituation(input)).toThrow(expect.objectContaining({ code: 'situation/shape' }))
    },
  )

  it('takes an overtime whose period and quarter agree, and refuses one whose do not', () => {
    const possessionsBefore = { offense: 0, defense: 1 }
    const overtime = { quarter: 5, clock: '9:00', offenseTimeouts: 2, defenseTimeouts: 2 }
    expect(refusal({ ...overtime, overtime: { period: 1, possessionsBefore } })).toBeUndefined()
    expect(refusal({ ...overtime, overtime: { period: 2, possessionsBefore } })?.code).toBe(
      'situation/overtime-period',
    )
  })

  it('takes earlier downs on the last play of a half, and a try without a down', () => {
    expect(refusal({ down: 2, quarter: 2, clock: '0:03' })).toBeUndefined()
    expect(refusal({ down: 2, quarter: 3, clock: '0:03' })?.code).toBe('situation/down')
    const noDown = { down: undefined, yardsToGo: undefined, yardsToGoal: null }
    expect(refusal({ phase: 'try', ...noDown })).toBeUndefined()
  })

  it('takes earlier downs sooner while the clock runs or without timeouts, and says when', () => {
    const second = (change: Record<string, unknown>) => refusal({ down: 2, quarter: 4, ...change })
    expect(second({ clock: '0:08' })).toBeUndefined()
    expect(second({ clock: '0:09' })?.message).toMatch(/8 seconds or less; 16 while the clock runs/)
    for (const sooner of [{ clockRunning: true }, { offenseTimeouts: 0 }]) {
      expect(second({ clock: '0:16', ...sooner })).toBeUndefined()
      expect(second({ clock: '0:17', ...sooner })?.code).toBe('situation/down')
    }
    expect(second({ clock: '0:16', clockRunning: false, defenseTimeouts: 0 })?.code).toBe('situation/down')
  })

  it.each([
    [5, 0, 'situation/offense-score'],
    [7, 0, 'situation/offense-score'],
    [6, 1, 'situation/defense-score'],
    [6, 0, undefined],
    [8, 7, undefined],
  ])('before a try at %d–%d answers %s', (offenseScore, defenseScore, code) => {
    const noDown = { down: undefined, yardsToGo: undefined, yardsToGoal: undefined }
    expect(refusal({ phase: 'try', ...noDown, offenseScore, defenseScore })?.code).toBe(code)
  })

  it('takes every score that safeties, field goals and touchdowns add up to', () => {
    const scores = fc.array(fc.constantFrom(2, 3, 6, 7, 8), { maxLength: 9 })
    const total = (points: readonly number[]) => points.reduce((sum, one) => sum + one, 0)
    fc.assert(
      fc.property(scores, scores, (ours, theirs) => {
        expect(refusal({ offenseScore: total(ours), defenseScore: total(theirs) })).toBeUndefined()
      }),
    )
  })

  it.each([
    ['an object with a toString of its own', { toString: 1 }],
    ['a list nested deeper than any stack', JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))],
  ])('names the field in whose place stands %s', (_, offense) => {
    expect(() => readSituation({ ...famousPlay, offense })).toThrow(
      expect.objectContaining({ code: 'situation/offense', field: 'offense' }),
    )
  })

  it('understands historic abbreviations', () => {
    expect(refusal({ offense: 'OAK', defense: 'SD', home: 'LV' })).toBeUndefined()
  })
})

describe('the clock', () => {
  it.each([
    ['0:00', 0],
    ['3:21', 201],
    ['03:21', 201],
    ['15:00', 900],
  ])('reads %s', (text, seconds) => expect(parseClock(text)).toBe(seconds))

  it.each(['', '3.21', '3:60', '3:2', '-1:00', '15:01', '120:00', ':30'])('does not read "%s"', (text) => {
    expect(maybeClock(text)).toBeUndefined()
    expect(() => parseClock(text)).toThrow(InputError)
  })

  it('shows what the board shows', () => {
    expect([201, 0, 59.2, 900].map(clockText)).toEqual(['3:21', '0:00', '1:00', '15:00'])
  })
})
