import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FormRecord, type QuarterbackLog, quarterbackFormOf, teamFormOf } from './formTables.js'

const league = { offEpa: 0, defEpa: 0, qbEpa: 0, qbSuccessEpa: 0 }

/** Each value tells the week of the game after which it stood. */
function quarterback(
  name: string,
  games: readonly (readonly [week: number, team: string])[],
): QuarterbackLog {
  const gameWeeks = games.map(([week]) => week)
  const teams = games.map(([, team]) => team)
  return { name, gameWeeks, teams, qbEpa: gameWeeks, qbSuccessEpa: gameWeeks.map((week) => -week) }
}

const record: FormRecord = {
  league,
  teams: {
    IND: {
      gameWeeks: [201917, 202001, 202003],
      offEpa: [201917, 202001, 202003],
      defEpa: [-201917, -202001, -202003],
      quarterbacks: ['J.Brissett', 'P.Rivers', null],
    },
  },
  quarterbacks: [
    quarterback('A.Smith', [
      [202001, 'KC'],
      [202002, 'KC'],
    ]),
    quarterback('A.Smith', [
      [201901, 'SF'],
      [202001, 'SF'],
      [202004, 'DEN'],
    ]),
    quarterback('P.Rivers', [[202001, 'IND']]),
  ],
}

describe('the form of a team', () => {
  it.each([
    ['the game before, not of the week itself', 3, 202001],
    ['the game before a bye', 2, 202001],
    ['last season at the start of one', 1, 201917],
    ['every game once the season is over', 4, 202003],
    ['the season, with no week told', null, 202003],
  ])('knows %s', (_, week, after) => {
    expect(teamFormOf(record, 2020, week, 'IND')).toMatchObject({ offEpa: after, defEpa: -after })
  })

  it('names who started then, null where nobody is known', () => {
    expect(teamFormOf(record, 2020, 1, 'IND')?.quarterback).toBe('J.Brissett')
    expect(teamFormOf(record, 2020, 2, 'IND')?.quarterback).toBe('P.Rivers')
    expect(teamFormOf(record, 2020, null, 'IND')?.quarterback).toBeNull()
  })

  it('is unknown for a strange team and before its first game', () => {
    expect(teamFormOf(record, 2020, 5, 'HOU')).toBeUndefined()
    expect(teamFormOf(record, 2019, 17, 'IND')).toBeUndefined()
    expect(teamFormOf(record, 2018, null, 'IND')).toBeUndefined()
  })

  it('is never anything of that week or later, whatever was played', () => {
    const weeks = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 2016, max: 2020 }), fc.integer({ min: 1, max: 22 })),
      {
        selector: String,
        maxLength: 30,
      },
    )
    const asked = fc.tuple(fc.integer({ min: 2015, max: 2021 }), fc.integer({ min: 1, max: 22 }))
    fc.assert(
      fc.property(weeks, asked, (played, [season, week]) => {
        const gameWeeks = played.map(([year, its]) => year * 100 + its).sort((a, b) => a - b)
        const team = {
          gameWeeks,
          offEpa: gameWeeks,
          defEpa: gameWeeks,
          quarterbacks: gameWeeks.map(() => null),
        }
        const form = teamFormOf({ league, teams: { IND: team }, quarterbacks: [] }, season, week, 'IND')
        expect(form?.offEpa).toBe(gameWeeks.findLast((its) => its < season * 100 + week))
      }),
    )
  })
})

describe('the form of a quarterback', () => {
  const after = (week: number | null, name: string, team: string) =>
    quarterbackFormOf(record, 2020, week, name, team)?.qbEpa

  it('is that of the one who played for the team, of two with one name', () => {
    expect(after(3, 'A.Smith', 'KC')).toBe(202002)
    expect(after(3, 'A.Smith', 'SF')).toBe(202001)
  })

  it('follows him to his new team after his first game there', () => {
    expect(after(null, 'A.Smith', 'DEN')).toBe(202004)
    // before it, the one who played last is meant
    expect(after(4, 'A.Smith', 'DEN')).toBe(202002)
  })

  it('gives both values of one game', () => {
    expect(quarterbackFormOf(record, 2020, 2, 'P.Rivers', 'IND')).toEqual({
      qbEpa: 202001,
      qbSuccessEpa: -202001,
    })
  })

  it('is unknown for a stranger and before the first game', () => {
    expect(after(5, 'T.Nobody', 'IND')).toBeUndefined()
    expect(after(1, 'P.Rivers', 'IND')).toBeUndefined()
  })
})
