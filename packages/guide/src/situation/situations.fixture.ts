import fc from 'fast-check'
import { clockText } from './clock.js'
import type { SituationInput } from './situationSchema.js'
import { teams } from './teams.js'

const optional = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null, freq: 2 })

const places = fc
  .record({
    yardsToGoal: fc.oneof(
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 2, max: 998 }).map((x) => x / 10),
    ),
    share: fc.double({ min: 0.001, max: 1, noNaN: true }),
    whole: fc.boolean(),
  })
  .map(({ yardsToGoal, share, whole }) => {
    const exact = Math.max(0.05, Math.min(yardsToGoal, 1 + 20 * share ** 2 - share))
    const yardsToGo = whole && yardsToGoal >= 1 ? Math.max(1, Math.floor(exact)) : exact
    return { yardsToGoal, yardsToGo: Math.min(yardsToGo, yardsToGoal) }
  })

const moments = fc
  .record({
    season: fc.integer({ min: 1999, max: 2027 }),
    seasonType: fc.constantFrom('REG', 'POST'),
    quarter: fc.integer({ min: 1, max: 5 }),
    seconds: fc.oneof(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 12 })),
  })
  .map(({ season, seasonType, quarter, seconds }) => {
    const most = quarter === 5 && seasonType === 'REG' && season >= 2017 ? 600 : 900
    return { season, seasonType, quarter, clock: clockText(Math.min(seconds, most)) } as const
  })

const scores = fc.constantFrom(0, 3, 6, 7, 10, 13, 14, 17, 20, 21, 24, 28, 35)

/** Any legal fourth-down situation, with and without its optional fields. */
export const legalSituations: fc.Arbitrary<SituationInput> = fc
  .record({
    moment: moments,
    place: places,
    sides: fc.uniqueArray(fc.constantFrom(...teams), { minLength: 2, maxLength: 2 }),
    offenseScore: scores,
    defenseScore: scores,
    offenseTimeouts: optional(fc.integer({ min: 0, max: 2 })),
    defenseTimeouts: optional(fc.integer({ min: 0, max: 2 })),
    secondHalfKickoff: optional(fc.constantFrom('offense' as const, 'defense' as const)),
    atHome: optional(fc.boolean()),
    clockRunning: optional(fc.boolean()),
    playClock: optional(fc.integer({ min: 0, max: 40 })),
    possessionTeamLine: optional(fc.integer({ min: -28, max: 28 }).map((x) => x / 2)),
  })
  .map(({ moment, place, sides, offenseScore, defenseScore, atHome, ...rest }) => ({
    ...moment,
    ...place,
    down: 4,
    offense: String(sides[0]),
    defense: String(sides[1]),
    home: atHome === null ? null : String(sides[atHome ? 0 : 1]),
    offenseScore,
    // an overtime is even until a score ends it or is answered
    defenseScore: moment.quarter === 5 ? offenseScore : defenseScore,
    ...rest,
  }))
