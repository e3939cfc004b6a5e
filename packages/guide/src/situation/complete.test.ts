import { describe, expect, it } from 'vitest'
import { plainBundle } from '../decide/plainBundle.fixture.js'
import { complete } from './complete.js'
import { famousPlay } from './famousPlay.js'
import type { SituationInput } from './situationSchema.js'

const bundle = plainBundle()
const bare: SituationInput = {
  ...{ season: 2020, offense: 'IND', defense: 'HOU', home: 'IND', quarter: 4, clock: '3:21' },
  ...{ offenseScore: 20, defenseScore: 20, down: 4, yardsToGo: 1, yardsToGoal: 36 },
}
const completed = (change: Partial<SituationInput>) => complete({ ...bare, ...change }, bundle)

describe('complete', () => {
  it('assumes nothing where everything is told', () => {
    const { situation, assumptions, worlds } = complete({ ...famousPlay, punter: 'R.Sanchez' }, bundle)
    expect(situation).toMatchObject({ home: 'IND', possessionTeamLine: 7.5, secondsLeft: 201 })
    expect(assumptions).toEqual([])
    expect(worlds).toHaveLength(1)
  })

  it.each<[string, Partial<SituationInput>, Record<string, unknown>, RegExp]>([
    [
      'the closing line',
      {},
      { possessionTeamLine: 7.5, totalLine: 52.5 },
      /closing line, IND favoured by 7.5/,
    ],
    [
      "the closing line from the other team's view",
      { offense: 'HOU', defense: 'IND' },
      { possessionTeamLine: -7.5 },
      /HOU the underdog by 7.5/,
    ],
    ['an even line where none is known', { week: 3 }, { possessionTeamLine: 0 }, /Line: none is known/],
    ["the league's mean total", { week: 3 }, { totalLine: 45.2 }, /league's mean, 45.2/],
    ['all timeouts', {}, { offenseTimeouts: 3 }, /the offense is taken to have all 3/],
    [
      'both timeouts of overtime',
      { quarter: 5 },
      { offenseTimeouts: 2, defenseTimeouts: 2 },
      /the defense is taken to have all 2/,
    ],
    ['the last starter', {}, { quarterback: 'P.Rivers' }, /P.Rivers, IND's last starter/],
    [
      'the league for an unknown quarterback',
      { quarterback: 'N.Obody' },
      { form: { offEpa: 0.05, defEpa: -0.02, qbEpa: 0, qbSuccessEpa: 0 } },
      /N.Obody: not known/,
    ],
    ['the last kicker', {}, { kicker: 'R.Blankenship' }, /Kicker: R.Blankenship, IND's last before/],
    ['the last punter', {}, { punter: 'R.Sanchez' }, /Punter: R.Sanchez, IND's last before/],
    [
      'what a named kicker and punter are worth',
      { kicker: 'J.Tucker', punter: 'J.Hekker' },
      { specialists: { kickerLogOdds: 0.4, punterYards: -3 } },
      /./,
    ],
    [
      'the league for an unknown kicker',
      { kicker: 'N.Obody' },
      { kicker: 'N.Obody', specialists: { kickerLogOdds: 0, punterYards: 0 } },
      /Kicker N.Obody: not known/,
    ],
    [
      'the league where nobody has punted',
      { offense: 'DEN', home: 'DEN' },
      { punter: null, specialists: { kickerLogOdds: 0, punterYards: 0 } },
      /Punter: not known, taken for the league's mean/,
    ],
    ['a whole-yard distance', {}, { distanceMeasure: 'wholeYards' }, /1 is taken as the whole-yard figure/],
    ['an exact distance', { yardsToGo: 0.5 }, { distanceMeasure: 'exact' }, /0.5 yards are taken as exact/],
    ['the regular season', {}, { seasonType: 'REG' }, /regular season/],
    ['the latest models', { season: 2026 }, {}, /seasons up to 2020; 2026 is answered/],
    ['the latest rules', { season: 2027 }, {}, /rules of 2026/],
    [
      "the home team's stadium",
      { offense: 'DEN', defense: 'KC', home: 'DEN' },
      { venue: { roof: 'outdoors', surface: 'grass', temperatureF: null, windMph: null, altitudeFt: 5280 } },
      /DEN's stadium, outdoors on grass/,
    ],
    [
      'no weather under a roof',
      { venue: { roof: 'dome', surface: 'turf', temperatureF: 70, windMph: 10 } },
      { venue: { roof: 'dome', surface: 'turf', temperatureF: null, windMph: null, altitudeFt: 700 } },
      /./,
    ],
  ])('fills in %s and says so', (_, change, filled, words) => {
    const { situation, assumptions } = completed(change)
    expect(situation).toMatchObject(filled)
    expect(assumptions.join('\n')).toMatch(words)
  })

  it('keeps both homes where no team is told to be at home, unless the venue settles all', () => {
    const { worlds, situation, assumptions } = completed({ offense: 'DEN', home: null })
    expect(worlds.map(({ venue }) => venue.altitudeFt)).toEqual([5280, 700])
    expect(situation.home).toBeNull()
    expect(assumptions.join()).toMatch(/mean of both at home/)
    const venue = { roof: 'dome', surface: 'turf', altitudeFt: 10 } as const
    expect(completed({ offense: 'DEN', home: null, venue }).worlds).toHaveLength(1)
  })

  it('knows a neutral site that the bundle knows', () => {
    const superBowl = {
      season: 2019,
      seasonType: 'POST',
      week: 21,
      offense: 'KC',
      defense: 'SF',
      home: null,
    } as const
    const { worlds, situation } = completed(superBowl)
    expect(worlds).toHaveLength(1)
    expect(situation.venue).toMatchObject({ surface: 'grass', windMph: 5 })
  })

  it('keeps both receivers of the second half open in the first half only', () => {
    expect(completed({ quarter: 2 }).worlds.map((its) => its.secondHalfKickoff)).toEqual([
      'offense',
      'defense',
    ])
    expect(completed({ quarter: 3 }).worlds.map((its) => its.secondHalfKickoff)).toEqual([null])
    expect(completed({ quarter: 1, secondHalfKickoff: 'defense' }).worlds).toHaveLength(1)
  })

  it.each<[string, Partial<SituationInput>, number[]]>([
    ['the answer when behind', { clock: '9:00', defenseScore: 23 }, [0, 1]],
    ['the opening possession early on', { clock: '9:00' }, [0, 0]],
    ['the second possession a little later', { clock: '6:00' }, [0, 1]],
    ['a possession of each later on', { clock: '3:00' }, [1, 1]],
  ])('takes overtime for %s', (_, change, [offense, defense]) => {
    const { situation } = completed({ quarter: 5, ...change })
    expect(situation.overtime).toEqual({ period: 1, possessionsBefore: { offense, defense } })
  })
})
