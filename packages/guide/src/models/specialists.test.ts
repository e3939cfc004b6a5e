import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SpecialistRecord, specialistEpoch, specialistTable } from './specialists.js'

/** Each effect tells the week after which it stood. */
function table(
  players: readonly (readonly [name: string, gameWeeks: readonly number[]])[],
  lastOfTeam: SpecialistRecord['lastOfTeam'] = {},
) {
  const gameWeeks = players.flatMap(([, weeks]) => weeks)
  return specialistTable(
    { players: players.map(([name, weeks]) => ({ name, entries: weeks.length })), lastOfTeam },
    Uint16Array.from(gameWeeks, (week) => week - 100 * specialistEpoch),
    Float32Array.from(gameWeeks, (week) => week - 200_000),
  )
}

const kickers = table(
  [
    ['A.Vinatieri', [201917, 202000]],
    ['J.Brown', [201601, 201602]],
    ['J.Brown', [201605]],
    ['R.Blankenship', [202001, 202002, 202004]],
    ['T.Retired', []],
  ],
  {
    IND: [
      [201601, 0],
      [202001, 3],
    ],
    NYG: [[201601, 1]],
    CIN: [
      [201517, 4],
      [201605, 2],
    ],
  },
)
const after = (season: number, week: number | null, name: string, team = 'IND') => {
  const effect = kickers.effect(season, week, name, team)
  return effect === undefined ? undefined : effect + 200_000
}

describe('the last to kick for a team', () => {
  it.each([
    ['of the game before', 2020, 2, 'IND', 'R.Blankenship'],
    ['not of the week itself', 2020, 1, 'IND', 'A.Vinatieri'],
    ['of the season before at the start of one', 2017, 1, 'CIN', 'J.Brown'],
    ['of all the season, with no week told', 2020, null, 'IND', 'R.Blankenship'],
    ['even one who has not kicked since', 2016, 1, 'CIN', 'T.Retired'],
    ['nobody before the first game', 2016, 1, 'IND', null],
    ['nobody for a strange team', 2020, 5, 'XYZ', null],
  ])('is that %s', (_, season, week, team, name) => {
    expect(kickers.last(season, week, team)).toBe(name)
  })
})

describe('the effect of a kicker', () => {
  it.each([
    ['the game before, not of the week itself', 2020, 2, 202001],
    ['the game before a bye', 2020, 4, 202002],
    ['the whole season, with no week told', 2020, null, 202004],
  ])('is as after %s', (_, season, week, stood) => {
    expect(after(season, week, 'R.Blankenship')).toBe(stood)
  })

  it('before a season is what stood at its week 0', () => {
    expect(after(2020, 1, 'A.Vinatieri')).toBe(202000)
    expect(after(2019, 18, 'A.Vinatieri')).toBe(201917)
  })

  it("of two with one name is the team's last, else the latest to play", () => {
    expect(after(2017, 1, 'J.Brown', 'NYG')).toBe(201602)
    expect(after(2017, 1, 'J.Brown', 'CIN')).toBe(201605)
    expect(after(2017, 1, 'J.Brown', 'DAL')).toBe(201605)
  })

  it('is unknown for a stranger, for one who has not kicked yet, and for one whose kicks are not here', () => {
    expect(after(2020, 5, 'N.Obody')).toBeUndefined()
    expect(after(2020, 1, 'R.Blankenship')).toBeUndefined()
    expect(after(2020, 1, 'T.Retired', 'CIN')).toBeUndefined()
  })

  it('is never anything of that week or later, whatever was played', () => {
    const moment = fc.tuple(fc.integer({ min: 2016, max: 2020 }), fc.integer({ min: 0, max: 22 }))
    fc.assert(
      fc.property(fc.uniqueArray(moment, { selector: String, maxLength: 30 }), moment, (played, asked) => {
        const gameWeeks = played.map(([season, week]) => season * 100 + week).sort((a, b) => a - b)
        const effect = table([['E.Xample', gameWeeks]]).effect(asked[0], asked[1], 'E.Xample', 'IND')
        const before = gameWeeks.findLast((week) => week < asked[0] * 100 + asked[1])
        expect(effect).toBe(before === undefined ? undefined : before - 200_000)
      }),
    )
  })
})
